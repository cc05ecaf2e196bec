//! What desks, agencies and reporters write to each other, in both languages.

use kernel::{Chance, Language};

/// The same text in English and Welsh.
pub(crate) type Both = (&'static str, &'static str);

/// One of the texts in a language.
pub(crate) fn pick(chance: &Chance, texts: &[Both], language: Language) -> String {
    say(*chance.pick(texts), language)
}

/// A text in a language.
pub(crate) fn say((en, cy): Both, language: Language) -> String {
    match language {
        Language::Cy => cy,
        Language::En => en,
    }
    .to_owned()
}

pub(crate) const QUESTIONS: &[Both] = &[
    (
        "Can you tell us about what time you saw this, and on which days?",
        "Allwch chi ddweud wrthym faint o'r gloch y gwelsoch chi hyn, ac ar ba ddiwrnodau?",
    ),
    (
        "Do you remember anything about the vehicle, such as part of the plate?",
        "Ydych chi'n cofio unrhyw beth am y cerbyd, fel rhan o'r plât?",
    ),
    ("Is there a safe time for us to talk to you?", "Oes amser diogel i ni siarad â chi?"),
    ("Do you know which school the child goes to?", "Ydych chi'n gwybod i ba ysgol y mae'r plentyn yn mynd?"),
];
pub(crate) const ANSWERS: &[Both] = &[
    (
        "It was after half past nine each time, mostly on a Friday.",
        "Roedd hi ar ôl hanner awr wedi naw bob tro, ar nos Wener gan amlaf.",
    ),
    ("I only remember the first letters of the plate.", "Dim ond llythrennau cyntaf y plât dw i'n eu cofio."),
    (
        "I am not sure, but I can look out for it this week.",
        "Dw i ddim yn siŵr, ond galla i gadw golwg yr wythnos hon.",
    ),
];
pub(crate) const AGENCY_QUESTIONS: &[Both] = &[
    (
        "Do you know this family, and who is the best person to talk to?",
        "Ydych chi'n adnabod y teulu hwn, a phwy yw'r person gorau i siarad ag ef?",
    ),
    ("How has the child's attendance been this term?", "Sut mae presenoldeb y plentyn wedi bod y tymor hwn?"),
];
pub(crate) const AGENCY_ANSWERS: &[Both] = &[
    (
        "Known to us since last year. The record has an older address.",
        "Yn hysbys i ni ers y llynedd. Mae cyfeiriad hŷn ar y cofnod.",
    ),
    (
        "Attendance fell from September. The safeguarding lead can talk today.",
        "Mae presenoldeb wedi gostwng ers mis Medi. Gall yr arweinydd diogelu siarad heddiw.",
    ),
];
pub(crate) const STRATEGY: &[Both] = &[
    (
        "Two reports name the same vehicle and the child may be exploited. Police and social services need to share what they hold today.",
        "Mae dau adroddiad yn enwi'r un cerbyd ac mae'n bosibl bod rhywun yn camfanteisio ar y plentyn. Mae angen i'r heddlu a'r gwasanaethau cymdeithasol rannu'r hyn sydd ganddynt heddiw.",
    ),
    (
        "There is reasonable cause to suspect significant harm: missing overnight and collected by unknown adults.",
        "Mae achos rhesymol i amau niwed sylweddol: ar goll dros nos ac wedi'i gasglu gan oedolion anhysbys.",
    ),
];
pub(crate) const ASSESSMENT: &[Both] = &[
    (
        "The signs are unclear and the family would welcome help. An assessment will ask the child what matters to them.",
        "Nid yw'r arwyddion yn glir a byddai'r teulu'n croesawu cymorth. Bydd asesiad yn gofyn i'r plentyn beth sy'n bwysig iddo.",
    ),
    (
        "Contact online has stopped, but the child is frightened and needs support.",
        "Mae'r cyswllt ar-lein wedi dod i ben, ond mae'r plentyn yn ofnus ac mae angen cymorth arno.",
    ),
];
pub(crate) const OTHER_HELP: &[Both] = &[
    (
        "The family support team will work with the family; school will keep watch at the gate.",
        "Bydd y tîm cymorth i deuluoedd yn gweithio gyda'r teulu; bydd yr ysgol yn cadw golwg wrth y giât.",
    ),
    (
        "Support for young adults is offered, with a named worker, because the person is over 18.",
        "Cynigir cymorth i oedolion ifanc, gyda gweithiwr a enwir, gan fod y person dros 18 oed.",
    ),
];
pub(crate) const ADVICE: &[Both] = &[
    (
        "Advice was given about safety online and whom to call. No sign of contact by an adult was found.",
        "Rhoddwyd cyngor am ddiogelwch ar-lein ac am bwy i'w ffonio. Ni chafwyd arwydd o gyswllt gan oedolyn.",
    ),
    (
        "The parent knows whom to call and has asked for no more than advice.",
        "Mae'r rhiant yn gwybod pwy i'w ffonio ac nid yw wedi gofyn am fwy na chyngor.",
    ),
];
pub(crate) const NO_ACTION: &[Both] = &[
    (
        "The driver was the child's aunt; school and family confirm it. The report was right to be made.",
        "Modryb y plentyn oedd yn gyrru; mae'r ysgol a'r teulu'n cadarnhau hynny. Roedd yn iawn rhoi gwybod.",
    ),
    (
        "The same facts are already being looked into under an earlier report, to which this one is linked.",
        "Mae'r un ffeithiau eisoes yn cael eu hystyried o dan adroddiad cynharach, ac mae'r un yma wedi'i gysylltu ag ef.",
    ),
];
pub(crate) const ANSWER_PUBLIC: &[Both] = &[(
    "Thank you. We have read your report and people whose work this is are looking at it. We cannot tell you more, to keep everybody safe. If you see something new, please tell us.",
    "Diolch. Rydym wedi darllen eich adroddiad ac mae pobl sy'n gwneud y gwaith hwn yn edrych arno. Ni allwn ddweud mwy wrthych, er mwyn cadw pawb yn ddiogel. Os gwelwch rywbeth newydd, rhowch wybod i ni.",
)];
pub(crate) const ANSWER_CHILD: &[Both] = &[(
    "Thank you for telling us. It is not your fault. A person whose job is to help has read what you wrote. If you can, tell us a safe time to talk. In danger, call 999.",
    "Diolch i ti am ddweud wrthon ni. Nid dy fai di ydi hyn. Mae rhywun sy'n gweithio i helpu wedi darllen beth ysgrifennaist ti. Os galli di, dyweda wrthon ni pryd mae'n ddiogel siarad. Os wyt ti mewn perygl, ffonia 999.",
)];
pub(crate) const ANSWER_PROFESSIONAL: &[Both] = &[(
    "Thank you for your report. The decision and its reason are on this page. If you disagree, tell us and your own safeguarding lead.",
    "Diolch am eich adroddiad. Mae'r penderfyniad a'r rheswm drosto ar y dudalen hon. Os ydych yn anghytuno, rhowch wybod i ni ac i'ch arweinydd diogelu eich hun.",
)];
pub(crate) const LINKED: &[Both] = &[
    ("Same name, date of birth and street.", "Yr un enw, dyddiad geni a stryd."),
    (
        "Another spelling of the same name; the school confirms the date of birth.",
        "Sillafiad arall o'r un enw; mae'r ysgol yn cadarnhau'r dyddiad geni.",
    ),
    (
        "Same telephone number, and the address that the family had before.",
        "Yr un rhif ffôn, a'r cyfeiriad oedd gan y teulu o'r blaen.",
    ),
];
pub(crate) const LEFT_OPEN: &[Both] = &[
    (
        "Two children of this name live near; the reporter has been asked.",
        "Mae dau blentyn o'r enw hwn yn byw gerllaw; gofynnwyd i'r sawl a roddodd wybod.",
    ),
    ("Only a first name is known so far.", "Dim ond enw cyntaf sy'n hysbys hyd yma."),
];
pub(crate) const UNLINKED: Both = (
    "Linked by mistake: the dates of birth differ by two years.",
    "Cysylltwyd ar gam: mae dwy flynedd rhwng y dyddiadau geni.",
);
pub(crate) const MOVED: Both =
    ("What happened lies in the other council's area.", "Yn ardal y cyngor arall y digwyddodd hyn.");
pub(crate) const ESCALATED: &[Both] = &[
    (
        "I disagree with no further action: a second pupil has told us of the same vehicle since.",
        "Rwy'n anghytuno â'r penderfyniad i beidio â chymryd camau pellach: mae ail ddisgybl wedi dweud wrthym am yr un cerbyd ers hynny.",
    ),
    (
        "Advice is not enough. The child was missing again last night.",
        "Nid yw cyngor yn ddigon. Roedd y plentyn ar goll eto neithiwr.",
    ),
];
pub(crate) const IN_WRITING: Both = (
    "As I said on the telephone. The child is at home with a parent tonight.",
    "Fel y dywedais ar y ffôn. Mae'r plentyn gartref gyda rhiant heno.",
);
pub(crate) const WISHES: &[Both] = &[
    ("I want someone to talk to.", "Dw i eisiau rhywun i siarad â nhw."),
    ("I want it to stop.", "Dw i eisiau iddo stopio."),
    ("I don't want my parents to know yet.", "Dw i ddim eisiau i fy rhieni wybod eto."),
];
pub(crate) const SAFE_TIMES: &[Both] = &[
    ("After school, before six.", "Ar ôl ysgol, cyn chwech."),
    ("In the morning on working days.", "Yn y bore ar ddyddiau gwaith."),
    ("By text message only.", "Drwy neges destun yn unig."),
];
pub(crate) const RECEIVED: &[Both] = &[(
    "Thank you. Your report reached the duty desk and somebody has it. You will be told the decision.",
    "Diolch. Cyrhaeddodd eich adroddiad y ddesg ddyletswydd ac mae gan rywun ofal ohono. Byddwch yn cael gwybod am y penderfyniad.",
)];
pub(crate) const URGENCY: &[Both] = &[
    ("The child may be collected again this evening.", "Efallai y caiff y plentyn ei gasglu eto heno."),
    (
        "Somebody should talk to the family before the end of the day.",
        "Dylai rhywun siarad â'r teulu cyn diwedd y dydd.",
    ),
];
pub(crate) const MORNING: Both =
    ("For the day team, as agreed by telephone.", "I'r tîm dydd, fel y cytunwyd dros y ffôn.");
pub(crate) const HANDED_OVER: Both =
    ("Knows the family and is on duty until Friday.", "Yn adnabod y teulu ac ar ddyletswydd tan ddydd Gwener.");
pub(crate) const REOPENED: Both = (
    "You are right that this is new. The decision will be made again today, with what the second pupil told you.",
    "Rydych yn iawn fod hyn yn newydd. Bydd y penderfyniad yn cael ei wneud eto heddiw, gyda'r hyn a ddywedodd yr ail ddisgybl wrthych.",
);
pub(crate) const WHEN: &[Both] = &[
    ("Last Friday evening", "Nos Wener ddiwethaf"),
    ("Several times in the last two weeks", "Sawl gwaith yn ystod y pythefnos diwethaf"),
    ("Yesterday after school", "Ddoe ar ôl ysgol"),
];
pub(crate) const AWARE: &[Both] = &[
    (
        "The child knows of this report and wishes to be told what happens. The parent has not been told yet.",
        "Mae'r plentyn yn gwybod am yr adroddiad hwn ac eisiau cael gwybod beth sy'n digwydd. Nid yw'r rhiant wedi cael gwybod eto.",
    ),
    (
        "Parent and child know of this report and agree with it.",
        "Mae'r rhiant a'r plentyn yn gwybod am yr adroddiad hwn ac yn cytuno ag ef.",
    ),
];
pub(crate) const DONE: &[Both] = &[
    (
        "A trusted adult meets the child each morning.",
        "Mae oedolyn y mae'r plentyn yn ymddiried ynddo yn cwrdd â'r plentyn bob bore.",
    ),
    (
        "The family has been given numbers to call at any hour.",
        "Mae'r teulu wedi cael rhifau i'w ffonio ar unrhyw adeg.",
    ),
];
