import type { NoiseKind } from '../model.ts';

/** A wording that websites put beside articles, and what it says of the line that has it. */
export interface Sign {
  readonly kind: NoiseKind;
  /** In words for a reader, to be read after "This line". */
  readonly evidence: string;
  readonly pattern: RegExp;
}

/** Longer lines are prose, whatever words they hold: no pattern is tried on them. In code units. */
export const LONGEST_SIGN = 420;

const sign = (kind: NoiseKind, evidence: string, pattern: RegExp): Sign => ({ kind, evidence, pattern });

/**
 * The tell-tale wordings, the surest first: a line is of the kind of the first that fits. No pattern has a repetition within a
 * repetition, so each costs at most the length of the line for every place it starts at.
 */
export const SIGNS: readonly Sign[] = [
  sign(
    'residue',
    'is a template or a path that a program left',
    /^(?:\d+\/[a-z]+\/[a-z]+|\{\{.*|.*\}\}|<\/?[a-z][^>]*>|function ?\(.*|undefined|null|NaN|\[object Object\])$/,
  ),
  sign(
    'residue',
    'is a placeholder for what could not be copied',
    /^\[(?:pullquote|embed|embedded content|video|image|photo|caption|gallery|audio|ad|advertisement|\/?cta|email[ \u00a0]protected)\b[^\]]{0,60}\]?$/i,
  ),
  sign('residue', 'names where an image was taken from', /^(?:image|picture|photo) source(?: from)?:/i),
  sign('residue', 'is an address and nothing else', /^(?:https?:\/\/|www\.)\S+$|^%2F\S+$/i),
  sign('residue', 'is a rule or a button without a word', /^(?:[_=*~·•×✕✖|/\\<>«»›‹▲▼→←-] ?){1,80}$/u),
  sign(
    'truncation',
    'says that the text goes on elsewhere',
    /^(?:\[?\+ ?\d+ chars\]?|\[?(?:…|\.\.\.)\]?|\(more(?:…|\.\.\.)?\))$|\[\+\d+ chars\]$/i,
  ),
  sign(
    'truncation',
    'leads to the rest of the text',
    /^(?:(?:click|tap) here (?:to|for) (?:read|continue|more|the full)\b.{0,80}|(?:continue|keep) reading(?: below| the main story| this (?:story|article))?|read (?:the )?(?:full|entire|whole|rest|original|complete)\b.{0,60}|(?:story|article|text) continue[sd](?: below| after)?\b.{0,40}|read (?:more|on|less)|show more|view (?:full|original) (?:article|story|post))[.:…»→ ]*$/i,
  ),
  sign(
    'advertisement',
    'announces an advertisement',
    /^(?:[-–—* ]*(?:advertise?ments?|advertising|sponsored(?: (?:content|post|links?|stories|by\b.{0,40}))?|ads?|ads? by \w.{0,30}|promoted(?: (?:content|by\b.{0,40}))?|paid (?:post|content|program|partner content)|from our (?:partners?|sponsors?)|partner content|skip (?:this )?ad(?:vertisement)?|scroll to continue(?: with content)?|report this ad|remove ads|why this ad\??)[-–—*:. ]*)$/i,
  ),
  sign(
    'advertisement',
    'announces an advertisement',
    /^(?:advertisement|story continued below|continue reading below)\b.{0,60}$/i,
  ),
  sign(
    'player',
    'is a control or a time of a player',
    /^(?:\d{1,2}:)?\d{1,2}:\d\d(?: ?[/|-] ?(?:\d{1,2}:)?\d{1,2}:\d\d)?$/,
  ),
  sign(
    'player',
    'is a control of a player',
    /^(?:play(?: (?:video|all|now|audio))?|pause|mute|unmute|volume|replay|now playing|up next|watch live|live stream|listen(?: now| live)?|full ?screen|subtitles|captions|seek|(?:current|remaining) time.{0,20}|duration.{0,20}|(?:video|audio) player(?: is loading.?)?|\d+ seconds of .{0,60}|this is a modal window\.?)$/i,
  ),
  sign(
    'player',
    'is what a player shows when it cannot play',
    /^(?:media playback is (?:not |un)supported|your browser does not support|(?:please )?enable javascript|(?:sorry,? )?this video (?:is (?:not|un)available|has expired)|video unavailable|listen to (?:this )?(?:article|story)|just watched|must watch|now watch:|watch:|click the video above)\b.{0,300}$/i,
  ),
  sign(
    'comments',
    'belongs to a form for comments',
    /^(?:\d[\d,.]* (?:comments?|replies|responses?)|(?:no )?comments?(?: ?[([]\d[\d,.]*[)\]])?|(?:post|leave|add|write|submit) a (?:comment|reply|response)(?: ?\(\d+\))?|leave a reply.{0,40}|join the (?:conversation|discussion|debate)\b.{0,60}|(?:view|show|see|read|load|hide)(?: all| more)?(?: \d+)? comments?|be the first to comment.{0,30}|(?:cancel )?reply|(?:log|sign) in to (?:comment|reply|post).{0,30}|comments? (?:are|is|have been|on this).{0,60}|please enable javascript to view .{0,60})[.!: ]*$/i,
  ),
  sign(
    'comments',
    'belongs to a form for comments',
    /^(?:your e-?mail address will not be published|required fields are marked|save my name,? e-?mail|notify me of (?:new|follow)|you must be (?:logged in|a (?:subscriber|member)) to|when submitting content|please (?:keep|read) .{0,40}(?:comment|commenting)|commenting (?:rules|guidelines|policy))/i,
  ),
  sign(
    'social',
    'asks to share or to follow',
    /^(?:(?:share|tweet|pin|post|print|e-?mail|save|bookmark|copy(?: link)?|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|instagram|tiktok|youtube|flipboard|tumblr|pocket|messenger|viber|line|more|link|rss|google\+?|this|article|on|via|by|in|the|story|with|to|and|now|icon|\d[\d.,k]*|[|/,·•:&+-])(?: |$)){1,24}$/i,
  ),
  sign(
    'social',
    'asks to share or to follow',
    /^(?:\d[\d.,k]* ?(?:shares?|likes?|views?|retweets?)|(?:share|tweet|like|follow|join|find|connect with|add) (?:us|me|this|him|her|them|@\w+)\b.{0,100}|follow .{1,60} (?:on|via) (?:twitter|facebook|instagram|x|threads|linkedin|telegram|youtube|social media)\b.{0,80}|follow @.{1,60}|read or share this story.{0,60}|share (?:on|via)\b.{0,60}|click here to follow .{1,60})$/i,
  ),
  sign(
    'newsletter',
    'asks to subscribe',
    /^(?:(?:our |the |daily |weekly |free |e-?mail )*newsletters?|sign[- ]?up(?: (?:now|here|today|free))?|subscribe(?: (?:now|today|here|free))?|subscriptions?|e-?mail (?:sign[- ]?up|address)|enter your e-?mail(?: address)?|your e-?mail(?: address)?)[.:!* ]*$/i,
  ),
  sign(
    'newsletter',
    'asks to subscribe',
    /\b(?:sign up (?:for|to|here|today)\b|subscribe (?:to|here|now|today)\b|(?:to|in) your inbox\b|newsletters? (?:here|sign)|download (?:the|our) .{0,40}\bapp\b|get (?:our|the) .{0,40}\b(?:app|newsletter)\b|support (?:our|independent|quality) journalism|become a (?:member|subscriber|patron))/i,
  ),
  sign(
    'legal',
    'is a notice of copyright or law',
    /^(?:copyright\b|©|\(c\) ?\d|\(c\) [A-Z]|all rights reserved|(?:terms|conditions) (?:of|and|&) (?:use|service|conditions)|privacy (?:policy|notice|statement)|cookies? (?:policy|settings|notice|preferences)|your privacy choices|do not sell (?:or share )?my|ad ?choices|disclaimer\b|legal notice|(?:we|this (?:web)?site) uses? cookies|accept (?:all )?cookies|by (?:continuing|using|clicking|signing up)\b)/i,
  ),
  sign(
    'legal',
    'is a notice of copyright or law',
    /\b(?:all rights reserved|may not be (?:published|reproduced|republished|redistributed)|(?:views|opinions)(?: and opinions)? expressed\b.{0,80}\b(?:own|not (?:necessarily )?(?:represent|reflect))|reprint permission|without (?:express |prior |written )*(?:permission|consent)|not (?:necessarily )?reflect the (?:views|opinions|policy)|privacy policy|terms of (?:use|service)|licensing opportunities|protected by recaptcha)/i,
  ),
  sign(
    'tags',
    'lists what the article is filed under',
    /^(?:tags?|tagged(?: (?:with|under|in|as))?|topics?|filed (?:under|in|to)|published under|posted in|keywords?|categor(?:y|ies)|labels?|related topics|in this (?:article|story)|this article tagged under|more about)(?::.{0,200}|$)/i,
  ),
  sign(
    'related',
    'announces other articles',
    /^(?:(?:related|similar|recommended|suggested|popular|trending|latest|recent|top|featured|other|further|more|most (?:read|popular|viewed|shared|recent|commented|discussed|watched))(?: (?:articles?|stories|story|posts?|news|coverage|content|links?|reading|videos?|headlines|hits|now|today|on this|from|on|for you|topics|picks|in|(?:from|on|in) .{1,50}))?|see also|also (?:read|on|see)|read (?:also|next|this)|you (?:may|might) (?:also )?(?:like|be interested in|have missed)|don['’]t miss|what to read next|recommended for you|editors?['’]?s? (?:picks?|choice)|must[- ]reads?|in case you missed it|trending now|more on this|next (?:article|story|post)|previous (?:article|story|post)|from the (?:web|left|right))[.:…> ]*$/i,
  ),
  sign(
    'related',
    'leads to another article',
    /^[([]? ?(?:related|see also|also(?: read| see| on \w+)?|read(?: more| also| next)?|more|go deeper|don['’]t miss|photos|video|watch|podcast|opinion|politico podcast|background|recommended|you may like|explainer|analysis|next|previous) ?(?::|\.\.\.|…|[|»>]) ?\S.{0,220}$/i,
  ),
  sign('related', 'ends as a link to another article does', /\bread more$/i),
  sign(
    'caption',
    'is worded as a caption',
    /^(?:file(?: photo| pic(?:ture)?| image)? ?[-–—:.]|file photo\b|\(?file photo\)?|enlarge this image|image (?:caption|copyright|credit)|media caption|(?:image|photo|slide) \d+ of|\d+ of \d+\b|in this .{0,60}(?:file )?(?:photo|image)\b|(?:toggle|hide|show) caption|pictured:|slideshow \(|cover(?: photo| image)?:|the logo of\b)/i,
  ),
  sign(
    'caption',
    'ends with the credit of a photo',
    /[([](?:(?:(?:ap|file|reuters|courtesy|handout|screenshot|staff|stock) )?(?:photo|image|picture|photograph|screen ?(?:shot|grab)|illustration|video|credit|source|courtesy|graphic)\b|(?:[^()[\]]{0,80}(?:getty|reuters|afp|associated press|shutterstock|epa-efe|via ap|\/ap|\/ ap|xinhua|bloomberg|anadolu|istock|alamy|tass))\b)[^()[\]]{0,80}[)\]]\.?$/i,
  ),
  sign(
    'caption',
    'ends with the credit of a photo',
    /(?:\bREUTERS ?\/ ?\S.{0,60}|\/(?:AFP|AP|EPA|Getty)\b.{0,40}|\/ ?Getty(?: Images)?|\bvia (?:AP|AFP|Reuters|Getty Images)|\b(?:Photo|Photograph|Photographer|Photos|Credit|Picture|Image|Illustration)s?(?: by| courtesy(?: of)?| credit)?: ?\S.{0,70}|© ?[A-Z].{0,60}| \| (?:AP|Getty|AFP|Reuters|[A-Z]\w+ [A-Z]\w+\/)\b.{0,120})$/,
  ),
  sign(
    'photo-credit',
    'names who took a photo',
    /^[([]?(?:(?:ap|afp|reuters|getty|file|stock|courtesy|handout) ?)?(?:photo(?:graph|grapher)?s?|images?|pictures?|pics?|illustrations?|graphics?|credits?|courtesy|screen ?shots?)(?: (?:by|credit|courtesy(?: of)?|via|from|copyright|source))?(?::| ?\/ ?| by | via | courtesy )\S.{0,100}$|^[([]?(?:photo|image|picture)s?[)\]]?$/i,
  ),
  sign(
    'photo-credit',
    'names who took a photo',
    /^[([]?(?:[\p{L}.'’ -]{2,50} ?[/|,-] ?|via |image copyright )?(?:getty images|the associated press|associated press|ap(?: photo| images)?|afp(?: photo)?|reuters|epa(?:-efe)?|shutterstock|istock|alamy|bloomberg|xinhua|tass|zuma|anadolu(?: agency)?|pixabay|unsplash|wikimedia(?: commons)?|flickr|rex)(?: ?(?:\/|via|photo|images|-) ?[\p{L} /.'’-]{0,50})?[)\]]?$/iu,
  ),
  sign(
    'byline',
    'says who wrote or helped to write',
    /^(?:by:? \S.{1,90}|written by\b.{1,80}|story by\b.{1,60}|(?:author|reporter|editor|writer|contributors?|contributing|reporting by|editing by|edited by|reported by|compiled by|posted by|published by)s?:? ?.{0,120}|[—–•-] ?with (?:assistance|reporting|files) (?:by|from)\b.{1,120}|about the authors?.{0,40}|(?:staff|senior|special|opinion) (?:writer|reporter|correspondent|contributor|report)s?)$/i,
  ),
  sign(
    'byline',
    'says who wrote or helped to write',
    /\b(?:contributed (?:reporting |research )?to this (?:report|story|article|post)|contributed\.$|(?:can be (?:reached|contacted) (?:at|by|on))|send (?:tips|letters|questions|comments) to|special (?:for|to) usa today)/i,
  ),
  sign(
    'date-line',
    'says when it was published',
    /^(?:(?:last |first |originally |date )?(?:updated?|published|posted|modified|created|loaded|added|issued|release date|date)\b(?: on| at| by)?:? ?[^.!?]{0,70}|(?:this (?:story|report|article|post) (?:was|has been|is)(?: (?:first|last|originally))? (?:updated|published|posted|more than)\b.{0,80})|(?:about |over )?(?:\d+|an?) ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[hdmwy])(?: ago)|\d+ ?min(?:ute)?s? read.{0,20}|reading time.{0,20})\.?$/i,
  ),
  sign(
    'date-line',
    'is a date',
    /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]? )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:[ ,|@·•T–-]{0,4}(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?.{0,30})?$/i,
  ),
  sign(
    'navigation',
    'is an entry of a menu',
    /^(?:home(?: ?page)?|menu|search|skip to (?:main )?content|sections?|sign (?:in|out)|log ?(?:in|out)|register|close|open|back(?: to (?:top|home|article|gallery))?|next|prev(?:ious)?|view (?:all|more)|see (?:all|more)|load more|main menu|toggle (?:navigation|menu)|my account|account|about(?: us)?|contact(?: us)?|careers|advertise(?: with us)?|faqs?|help|site ?map|archives?|e-?paper|edition|loading(?:…|\.\.\.)?|news|sports?|business|entertainment|lifestyle|videos?|photos?|podcasts?|weather|opinions?|politics|world|tech(?:nology)?|science|health|culture|travel|food|style|obituaries|classifieds|jobs|cars|real estate)$/i,
  ),
];

/** The first sign that a line shows, if any. Cost is bounded by `LONGEST_SIGN`. */
export function signOf(line: string): Sign | undefined {
  if (line.length > LONGEST_SIGN) return undefined;
  return SIGNS.find((sign) => sign.pattern.test(line));
}
