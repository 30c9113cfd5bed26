/** Verbs that report what somebody says, in their plain form, and regular ones only. */
const REGULAR = `accuse acknowledge add address advise affirm agree allege announce answer apologize apologise applaud argue ask assert
assure attest blame blast boast call caution challenge charge chant chide cite claim clarify comment complain concede conclude
condemn confess confide confirm congratulate contend continue counter criticize criticise declare decry defend demand denounce deny
deplore describe disclose dismiss dispute echo elaborate emphasize emphasise exclaim explain express fault fume gripe grouse growl gush
hail hint imply indicate inform inquire insinuate insist instruct intone invoke joke label lament lambast lambaste laugh lecture liken
maintain mention mock muse mutter note object observe offer opine order plead pledge point portray praise predict proclaim profess
promise pronounce propose protest question quote rail react reaffirm reason reassure recall recite recommend recount reflect refute
reiterate reject relate remark remind repeat reply report request respond retort retweet reveal roar scoff scold scream shout
shriek sigh specify speculate state stipulate stress suggest summarize surmise taunt tease testify thank theorize threaten thunder tout
trumpet tweet underline underscore urge vent voice volunteer vow wail warn whisper whine wonder worry yell`;

/** Forms that no rule makes. */
const IRREGULAR = `say says said saying tell tells told telling write writes wrote written writing put puts putting read reads reading
admit admits admitted admitting brag brags bragged bragging concur concurs concurred concurring cry cries cried crying deny denies denied
denying dub dubs dubbed dubbing quip quips quipped quipping refer refers referred referring reply replies replied replying rip rips ripped
ripping slam slams slammed slamming snap snaps snapped snapping swear swears swore swearing think thinks thought testifies testified
testifying post posts posted posting go goes went`;

const forms = new Set<string>(IRREGULAR.split(/\s+/));
for (const verb of REGULAR.split(/\s+/)) {
  forms.add(verb);
  if (verb.endsWith('e')) {
    for (const form of [`${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`]) forms.add(form);
  } else if (/[^aeo]y$/.test(verb)) {
    for (const form of [`${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`]) forms.add(form);
  } else {
    forms.add(`${verb}${/(?:s|sh|ch|x|z|o)$/.test(verb) ? 'es' : 's'}`);
    for (const form of [`${verb}ed`, `${verb}ing`]) forms.add(form);
  }
}

/** Forms of verbs that report speech, in lower case. */
export const REPORTING: ReadonlySet<string> = forms;

/** Is this a form of a verb that reports speech ("said", "adding")? In lower case. */
export function isReporting(word: string): boolean {
  return forms.has(word);
}
