// What websites write beside articles: lists of wordings, by what they say of the line that has one.
import type { NoiseKind } from '../model.ts';
import { MONTHS } from './calendar.ts';
import { WORD } from './words.ts';

/** A line that is a wording and nothing else is no longer than this, in code units. */
export const LONGEST_WHOLE = 140;

/** A pattern and the lines that it is tried on; a regular expression alone is tried on all. */
type Pattern = RegExp | PatternAmong;

interface PatternAmong {
  readonly pattern: RegExp;
  /** Only a line with a word of one of these groups (bits of `WORD`) can be worded so. */
  readonly among?: number;
  /** Longer lines are not worded so. In code units. */
  readonly longest?: number;
}

/** The line is one of these wordings and nothing else, save marks at its end. */
function whole(...wordings: readonly string[]): Pattern {
  const pattern = new RegExp(`^[-–—* ]{0,4}(?:${wordings.join('|')})[-–—*.:!…»>→ ]{0,6}$`, 'iu');
  return { pattern, longest: LONGEST_WHOLE };
}

/** The line begins with one of these wordings. */
function begins(...wordings: readonly string[]): RegExp {
  return new RegExp(`^(?:${wordings.join('|')})`, 'iu');
}

/** One of these wordings, each with a word of a group, stands somewhere in the line. */
function has(among: number, ...wordings: readonly string[]): Pattern {
  return { pattern: new RegExp(`(?:${wordings.join('|')})`, 'iu'), among };
}

const AGENCY =
  '(?:getty(?: images)?|the associated press|associated press|ap(?: photo| images)?|afp(?: photo)?|reuters|epa(?:-efe)?|shutterstock|istock(?:photo)?|alamy|bloomberg|xinhua|tass|zuma|anadolu(?: agency)?|pixabay|unsplash|wikimedia(?: commons)?|flickr)';
const PICTURE =
  '(?:photo(?:graph|grapher|graphy)?s?|images?|pictures?|pics?|illustrations?|credits?|screen ?(?:shots?|grabs?)|courtesy)';
const NETWORK =
  '(?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|instagram|tiktok|youtube|flipboard|tumblr|pocket|messenger|viber|line|google|threads|social media)';
const MONTH = `(?:${MONTHS.join('|')})[a-z]*`;
const AUTHOR =
  '(?:writer|reporter|editor|columnist|correspondent|author|fellow|professor|host|director|contributor|analyst|attorney|journalist|producer)';

/** Patterns that say the same of a line. */
export interface Wording {
  readonly kind: NoiseKind;
  /** In words for a reader, to be read after "This line". */
  readonly evidence: string;
  readonly patterns: readonly Pattern[];
}

/** Wordings that hardly any line of an article has, the surest first. */
export const SURE: readonly Wording[] = [
  {
    kind: 'residue',
    evidence: 'is a template, a tag or a path that a program left',
    patterns: [
      /^(?:\d+\/[a-z]+\/[a-z]+|\{\{.*|function ?\(.*|undefined|null|NaN|\[object Object\]|[\d_-]{6,60})$/,
      /\}\}$/,
      /^(?:&(?:amp;)?lt;|<)\/?[a-z]/i,
      { pattern: /\b(?:class|style|href|src) ?= ?["”'][\w#.:/-]/i, among: WORD.markup },
      /^\[\/?[a-z_-]+(?: [a-z_-]+=.*)?\]?$/,
    ],
  },
  {
    kind: 'residue',
    evidence: 'is a placeholder for what could not be copied',
    patterns: [
      begins(
        '\\[(?:pullquote|embed|embedded content|video|image|photo|caption|gallery|audio|ad|advertisement|email)\\b',
      ),
      begins('(?:image|picture|photo) source(?: from)?:'),
    ],
  },
  {
    kind: 'residue',
    evidence: 'is an address and nothing else',
    patterns: [/^(?:https?:\/\/|www\.|%2f|pic\.twitter\.com\/)\S+$/i],
  },
  { kind: 'residue', evidence: 'is a button without a word', patterns: [/^[×✕✖‹›«»▲▼→←↑↓☰|/\\<>]{1,3}$/u] },
  { kind: 'social', evidence: 'is a count and nothing else', patterns: [/^\d{1,3}$/] },
  {
    kind: 'truncation',
    evidence: 'says that the text goes on elsewhere',
    patterns: [
      { pattern: /^\[?\+ ?\d+ chars\]?$|\[\+\d+ chars\]$|^\(?more(?:…|\.\.\.)\)?$/i, among: WORD.more },
      whole(
        '(?:click|tap) here (?:to|for) (?:read|continue|more|the full)\\b.{0,80}',
        '(?:continue|keep) reading(?: below| the main story| this (?:story|article))?',
        'read (?:the )?(?:full|entire|whole|rest|original|complete)\\b.{0,60}',
        '(?:story|article|text) continue[sd](?: below| after)?\\b.{0,40}',
        'read (?:more|on|less)',
        '(?:show|see|load) (?:more|less)',
        'full (?:article|story) here',
      ),
    ],
  },
  {
    kind: 'advertisement',
    evidence: 'announces an advertisement',
    patterns: [
      whole(
        'advertise?ments?',
        'adverts?',
        'ads?',
        'advertising',
        'ads? by \\w.{0,30}',
        'sponsored(?: (?:content|post|links?|stories|by\\b.{0,40}))?',
        'promoted(?: (?:content|by\\b.{0,40}))?',
        'paid (?:post|content|program|partner content)',
        'from our (?:partners?|sponsors?)',
        'partner content',
        'skip (?:this )?ad(?:vertisement)?',
        'scroll to continue(?: with content)?',
        '(?:report|remove|why) (?:this )?ads?',
      ),
      begins('advertisement\\b.{0,60}$', '(?:story continued|continue reading) below\\b'),
    ],
  },
  {
    kind: 'player',
    evidence: 'is a time or a control of a player',
    patterns: [
      /^(?:\d{1,2}:)?\d{1,2}:\d\d(?: ?[/|-] ?(?:\d{1,2}:)?\d{1,2}:\d\d)?$/,
      whole(
        'play(?: (?:video|all|now|audio|facebook|twitter))?',
        'pause',
        '(?:un)?mute',
        'volume',
        'replay',
        'watch live',
        'live stream',
        'listen(?: now| live)?',
        'full ?screen',
        'subtitles',
        '(?:current|remaining) time.{0,20}',
        'duration.{0,20}',
        '(?:video|audio) player(?: is loading)?',
        '\\d+ seconds of .{0,60}',
        'this is a modal window',
        '.{0,30}\\brequires javascript',
      ),
    ],
  },
  {
    kind: 'player',
    evidence: 'is what a player shows beside its picture',
    patterns: [
      begins(
        'media playback is (?:not |un)supported',
        'your browser does not support',
        '(?:please )?enable javascript',
        '(?:sorry,? )?this video (?:is (?:not|un)available|has expired)',
        'video unavailable',
        'listen to (?:this )?(?:article|story)\\b',
        'just watched\\b',
        'now watch:',
        'click the video above\\b',
      ),
    ],
  },
  {
    kind: 'comments',
    evidence: 'belongs to a form for comments',
    patterns: [
      whole(
        '\\d[\\d,.]* (?:comments?|replies|responses?)',
        '(?:no )?comments?(?: ?[([]\\d[\\d,.]*[)\\]])?',
        '(?:post|leave|add|write|submit) a (?:comment|reply|response)(?: ?\\(\\d+\\))?',
        'leave a reply.{0,40}',
        'join the (?:conversation|discussion|debate)\\b.{0,60}',
        '(?:view|show|see|read|load|hide)(?: all| more)?(?: \\d+)? comments?',
        'be the first to comment.{0,30}',
        '(?:cancel )?reply',
        '(?:please )?(?:log|sign) in to (?:comment|reply|post).{0,30}',
        'please enable javascript to view .{0,60}',
      ),
      begins(
        'comments? (?:are|have been) ',
        'your e-?mail address will not be published',
        'required fields are marked',
        'save my name,? e-?mail',
        'notify me of (?:new|follow)',
        'you must be (?:logged in|a (?:subscriber|member)) to',
        'when submitting content',
        'commenting (?:rules|guidelines|policy)',
      ),
    ],
  },
  {
    kind: 'social',
    evidence: 'asks to share or to follow',
    patterns: [
      new RegExp(
        `^(?:(?:share|tweet|pin|post|print|e-?mail|save|bookmark|copy|link|rss|more|icon|this|article|story|the|on|via|by|in|with|to|and|${NETWORK}|\\d[\\d.,k]*|[|/,·•:&+-])(?: |$)){2,24}$`,
        'i',
      ),
      whole(
        NETWORK,
        '(?:share|tweet|pin it|print|e-?mail|save|bookmark|copy link|rss)',
        '\\d[\\d.,k]* ?(?:shares?|likes?|views?|retweets?)',
        '(?:share|tweet|like|follow|join|find) (?:us|me|this (?:article|story|post|page|on))\\b.{0,100}',
        `follow .{1,60} (?:on|via) ${NETWORK}\\b.{0,80}`,
        'follow @.{1,60}',
        'read or share this story.{0,60}',
        'share (?:on|via)\\b.{0,60}',
        'click here to follow .{1,60}',
        'view this post on \\w{1,20}',
        'a post shared by .{1,80}',
      ),
    ],
  },
  {
    kind: 'newsletter',
    evidence: 'asks to subscribe',
    patterns: [
      whole(
        '(?:our |the |daily |weekly |free |e-?mail ){0,3}newsletters?',
        'sign[- ]?up(?: (?:now|here|today|free))?',
        'sign up for (?:our |the )?(?:daily |weekly |free |opinion ){0,3}newsletters?.{0,40}',
        'subscri(?:be(?: (?:now|today|here|free))?|ptions?)',
        'e-?mail (?:sign[- ]?up|address)',
        '(?:enter )?your e-?mail(?: address)?',
        'unsubscribe(?: here| now| at any time)?',
        'already a (?:subscriber|member)\\b.{0,60}',
        'this (?:article|story|content) is (?:only )?(?:available |reserved )?(?:for|to) (?:our )?(?:paying |paid )?(?:subscribers|members)\\b.{0,60}',
        '(?:subscribe |sign up |log in |register )?to continue reading\\b.{0,80}',
        'subscribers?[- ]only\\b.{0,40}',
      ),
    ],
  },
  {
    kind: 'legal',
    evidence: 'is a notice of copyright or law',
    patterns: [
      begins(
        'copyright\\b',
        '©',
        '\\(c\\) ?(?:\\d|[a-z])',
        'all rights reserved',
        '(?:terms|conditions) (?:of|and|&) (?:use|service|conditions)',
        'privacy (?:policy|notice|statement)',
        'cookies? (?:policy|settings|notice|preferences)',
        'your privacy choices',
        'do not sell (?:or share )?my',
        'ad ?choices',
        'legal notice',
        '(?:we|this (?:web)?site) uses? cookies',
        'accept (?:all )?cookies',
      ),
      has(
        WORD.legal,
        '\\ball rights reserved\\b',
        '\\bmay not be (?:published|reproduced|republished|redistributed)\\b',
        '\\b(?:views|opinions)(?: and opinions)? expressed\\b.{0,80}\\b(?:own|solely|not (?:necessarily )?(?:represent|reflect))\\b',
        '\\breprint permission\\b',
        '\\bnot (?:necessarily )?reflect the (?:views|opinions|policy)\\b',
        '\\blicensing opportunities\\b',
        '\\bprotected by recaptcha\\b',
        '\\byou agree to our (?:privacy policy|terms)',
      ),
    ],
  },
  {
    kind: 'tags',
    evidence: 'lists what the article is filed under',
    patterns: [
      begins(
        '(?:tags?|tagged(?: (?:with|under|in|as))?|topics?|filed (?:under|in|to)|published under|posted in|keywords?|categor(?:y|ies)|labels?|related topics|this article tagged under)(?: ?:|$)',
      ),
    ],
  },
  {
    kind: 'related',
    evidence: 'announces other articles',
    patterns: [
      whole(
        '(?:related|similar|recommended|suggested|popular|trending|latest|recent|top|featured|other|further|more)(?: (?:articles?|stories|story|posts?|news|coverage|content|links?|reading|videos?|headlines|hits|now|today|on this|from us|for you|topics|picks|in .{1,40}))?',
        'most (?:read|popular|viewed|shared|recent|commented|discussed|watched)(?: .{1,30})?',
        'see also',
        'also (?:read|see)',
        'read (?:also|next|this)',
        'you (?:may|might) (?:also )?(?:like|be interested in|have missed)',
        "don['’]t miss",
        'what to read next',
        'recommended for you',
        "editors?['’]?s? (?:picks?|choice)",
        'must[- ]reads?',
        'in case you missed it',
        '(?:next|previous) (?:article|story|post)',
        'from the (?:web|left|right)',
      ),
    ],
  },
  {
    kind: 'related',
    evidence: 'leads to another article',
    patterns: [
      begins(
        "[([]? ?(?:related|see (?:also|more)|also(?: read| see| on \\w+)|read(?: more| also| next)?|more|go deeper|don['’]t miss|photos|video|politico podcast|recommended|you may like|now watch) ?(?::|\\.\\.\\.|…|[|»>]) ?\\S.{0,220}$",
      ),
      { pattern: /\b(?:read more|\[(?:reaction|insight|analysis|video|pictures|photos)\]\|?)$/i, among: WORD.more },
    ],
  },
  {
    kind: 'caption',
    evidence: 'is worded as a caption',
    patterns: [
      begins(
        'file(?: photo| pic(?:ture)?| image)? ?[-–—:.] ?\\S',
        'file photo\\b',
        '\\(?file photo\\)?',
        'enlarge this image\\b',
        'image (?:caption|copyright|credit)\\b',
        'media caption\\b',
        '(?:image|photo|slide) \\d+ of\\b',
        '\\d+ of \\d+$',
        'in this .{0,60}(?:file )?(?:photo|image)\\b',
        '(?:toggle|hide|show) caption\\b',
        'pictured:',
        'slideshow \\(',
        'cover(?: photo| image)?:',
      ),
    ],
  },
  {
    kind: 'photo-credit',
    evidence: 'names who took a photo',
    patterns: [
      {
        among: WORD.picture,
        pattern: new RegExp(
          `^[([]?(?:(?:ap|afp|reuters|getty|file|stock|courtesy|handout) )?${PICTURE}(?: (?:by|credit|courtesy(?: of)?|via|from|copyright|source))?(?:: ?| ?/ ?| by | via | courtesy )\\S.{0,100}$`,
          'i',
        ),
      },
      {
        among: WORD.agency,
        pattern: new RegExp(
          `^[([]?(?:[\\p{L}.'’ -]{2,50} ?[/|] ?|via |image copyright )?${AGENCY}(?: ?(?:/|via|photo|images) ?[\\p{L} /.'’-]{0,50})?[)\\]]?$`,
          'iu',
        ),
      },
    ],
  },
  {
    kind: 'caption',
    evidence: 'ends with the credit of a photo',
    patterns: [
      {
        among: WORD.picture,
        pattern: new RegExp(
          `\\((?:(?:ap|file|reuters|courtesy|handout|staff|stock) )?${PICTURE} ?(?:by |via |courtesy |credit |of )?[:/-]? ?[^()]{1,80}\\)\\.?$`,
          'i',
        ),
      },
      {
        among: WORD.agency,
        pattern: new RegExp(`\\((?:[^()]{0,80}[ /,-])?${AGENCY}(?:[ /,-][^()]{0,60})?\\)\\.?$`, 'i'),
      },
      {
        among: WORD.agency,
        pattern:
          /(?:\bREUTERS ?\/ ?\S.{0,60}|\/ ?(?:AFP|AP|EPA|Getty)\b.{0,40}|\bvia (?:AP|AFP|Reuters|Getty Images))$/,
      },
      {
        among: WORD.picture,
        pattern:
          /(?:^|[.!?”"’\w] )(?:Photo|Photograph|Photographer|Photos|Credit|Picture|Image|Illustration)s?(?: by| courtesy(?: of)?| credit)?: ?\S.{0,70}$/,
      },
      {
        among: WORD.picture | WORD.agency,
        pattern: /[.!?”"] \| .{0,60}(?:Photos?|Getty|AFP|Reuters|POLITICO|AP)\b.{0,120}$/,
      },
      { among: WORD.picture, pattern: /\btoggle caption\b/i },
      // "(Ada Holm/Harbour Pictures)", whoever the agency is.
      {
        among: WORD.slash,
        pattern:
          /[([](?:File: ?)?\p{Lu}[\p{L}.'’-]{1,20}(?: (?:\p{Lu}[\p{L}.'’-]{0,20}|de|van|von|al|bin)){1,3} ?\/ ?\p{Lu}[^()[\]]{1,60}[)\]]\.?$/u,
      },
    ],
  },
  {
    kind: 'byline',
    evidence: 'says who wrote or helped to write',
    patterns: [
      {
        longest: LONGEST_WHOLE,
        pattern:
          /^(?:By|BY|by):? \p{Lu}[\p{L}.'’-]{0,20}(?: (?:\p{Lu}[\p{L}.'’-]{0,20}|de|del|von|van|der|al|bin)){1,4}(?:$|(?:[,;|•·@(/]| [(–—-]| (?:and|for|in|with)\b)[^.!?]{0,70}$)/u,
      },
      begins(
        'written by\\b',
        'story by\\b',
        '[—–•-] ?with (?:assistance|reporting|files) (?:by|from)\\b',
        'about the authors?\\b',
        'contributing: ?\\S',
      ),
      has(
        WORD.contributed,
        '\\bcontributed (?:reporting |research )?to this (?:report|story|article|post)\\b',
        '^.{1,120}\\bcontributed\\.$',
        '(?:^|[.?!] )send (?:us )?(?:your |any )?(?:tips|letters|questions|comments) to\\b',
        '^special (?:for|to) \\p{L}{2,20} ?\\p{L}{0,20}$',
      ),
    ],
  },
  {
    kind: 'date-line',
    evidence: 'is a date',
    patterns: [
      {
        longest: LONGEST_WHOLE,
        pattern: new RegExp(
          `^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]? )?(?:${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}\\.?,? \\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})(?:[ ,|@·•t–-]{0,4}(?:at )?\\d{1,2}[:.]\\d\\d(?::\\d\\d)?.{0,30})?$`,
          'i',
        ),
      },
      whole(
        '(?:about |over )?(?:\\d+|an?) ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hdmwy]) ago',
        '\\d+ ?min(?:ute)?s? read.{0,20}',
        'reading time.{0,20}',
        'this article is more than .{0,30}old',
      ),
    ],
  },
  {
    kind: 'navigation',
    evidence: 'is an entry of a menu',
    patterns: [
      whole(
        'home(?: ?page)?|menu|search|skip to (?:main )?content|sections?|sign (?:in|out)|log ?(?:in|out)|register|close|open',
        'back(?: to (?:top|home|article|gallery))?|next|prev(?:ious)?|(?:view|see) all|main menu|toggle (?:navigation|menu)',
        '(?:my )?account|about(?: us)?|contact(?: us)?|careers|advertise(?: with us)?|faqs?|help|site ?map|archives?|e-?paper',
        'edition|loading|news|sports?|business|entertainment|lifestyle|videos?|photos?|podcasts?|weather|opinions?|politics|world',
        'tech(?:nology)?|science|health|culture|travel|food|style|obituaries|classifieds|jobs|cars|real estate',
      ),
    ],
  },
];

/** Wordings that articles have now and then as well. */
export const LIKELY: readonly Wording[] = [
  { kind: 'residue', evidence: 'is a rule without a word', patterns: [/^(?:[_=*~·•.-] ?){1,80}$/u] },
  { kind: 'truncation', evidence: 'says that the text goes on elsewhere', patterns: [/^\[?(?:…|\.\.\.)\]?$/] },
  {
    kind: 'player',
    evidence: 'is a control of a player',
    patterns: [whole('now playing', 'up next', 'captions', 'seek')],
  },
  { kind: 'tags', evidence: 'lists what the article is filed under', patterns: [/^(?:#\w{1,40}[ ,]{0,3}){1,12}$/] },
  {
    kind: 'newsletter',
    evidence: 'asks to subscribe',
    patterns: [
      has(
        WORD.subscribe,
        '\\bsign up(?: (?:for|to|here|today)\\b|[.!]?$)',
        '\\bsubscribe (?:to|here|now|today)\\b',
        '\\b(?:to|in) your inbox\\b',
        '\\bdownload (?:the|our) .{0,40}\\bapp\\b',
        '\\bget the .{0,30}\\b(?:app|newsletter)\\b',
        '\\bsupport .{0,30} journalism\\b',
        '\\bbecome a (?:member|subscriber|patron)\\b',
      ),
      begins(
        'you (?:are receiving|received|get) this (?:e-?mail|newsletter)\\b',
        'was this .{0,20}forwarded to you\\b',
        'get (?:the )?(?:breaking|latest) news\\b',
        'visit \\S{1,40} for (?:more|breaking|the latest)\\b',
      ),
    ],
  },
  {
    kind: 'related',
    evidence: 'leads to another article',
    patterns: [
      begins(
        '(?:watch|opinion|background|explainer|analysis|podcast|next|previous|click(?: here)?) ?(?::|\\.\\.\\.|…|[|»>]|to\\b|for\\b) ?\\S',
      ),
      begins('more (?:on|from|about|by)\\b.{0,60}$', '\\[? ?(?:go|read|see|click|watch|listen)\\b.{0,80}\\]$'),
    ],
  },
  {
    kind: 'legal',
    evidence: 'is a notice of copyright or law',
    patterns: [
      has(
        WORD.legal,
        '^disclaimer\\b',
        '\\bprivacy policy\\b',
        '\\bterms of (?:use|service)\\b',
        '\\bwithout (?:permission|consent)\\b',
      ),
      begins('this (?:content|video|post|map) is (?:hosted|provided|supplied) by (?:a |an )?(?:third|external)\\b'),
    ],
  },
  {
    kind: 'byline',
    evidence: 'says who wrote or helped to write',
    patterns: [
      begins(
        'by:? \\S.{1,90}$',
        '(?:authors?|reporters?|editors?|writers?|contributors?)(?: ?: .{1,120}|)$',
        '\\(?(?:additional |writing |reporting |edit(?:ing|ed) |reported |compiled |posted |published )(?:reporting )?by\\b.{1,200}$',
        'this (?:report|story|article) (?:includes|contains) (?:material|information|reporting) from\\b.{1,120}$',
        '(?:do you )?have (?:a|any) (?:story|(?:news )?tips?)\\b.{0,80}\\?',
        '(?:staff|senior|special|opinion) (?:writer|reporter|correspondent|contributor|report)s?$',
      ),
    ],
  },
  {
    kind: 'byline',
    evidence: 'tells who the author is or how to reach them',
    patterns: [
      {
        among: WORD.author,
        pattern: new RegExp(
          `^[•—–* -]{0,3}\\p{L}[\\p{L}.'’-]{0,20} (?:[\\p{L}.'’-]{1,20} ){1,3}(?:is|was|writes|covers|reports|teaches|works) .{0,120}\\b${AUTHOR}\\b`,
          'iu',
        ),
      },
      has(
        WORD.reach,
        '^(?:write to|contact|e-?mail|reach|follow) .{1,60}(?: at | on |@).{1,60}$',
        '\\bcan be (?:reached|contacted) (?:at|by|on)\\b',
      ),
    ],
  },
  {
    kind: 'date-line',
    evidence: 'says when it was published',
    patterns: [
      begins(
        '(?:last |first |originally |date )?(?:updated?|published|posted|modified|created|loaded|added|issued|release date|date)\\b(?: on| at| by)?:? ?(?:[ap]\\.m\\.|[^.!?]){0,70}\\.?$',
        'this (?:story|report|article|post) (?:was|has been|is)(?: (?:first|last|originally))? (?:updated|published|posted)\\b',
      ),
    ],
  },
];
