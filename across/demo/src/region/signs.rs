//! What reports say: short and factual, stopping at the signs. A place is never put after a Welsh preposition.

/// Something that somebody noticed, in both languages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sign {
    pub(crate) en: &'static str,
    pub(crate) cy: &'static str,
    /// Code of the list of harm types.
    pub(crate) harm: &'static str,
    /// Whether a vehicle, an account or a telephone belongs to it.
    pub(crate) vehicle: bool,
    pub(crate) account: bool,
    pub(crate) phone: bool,
}

macro_rules! signs {
    ($($harm:literal $($flag:ident)* : $en:literal | $cy:literal;)*) => {
        &[$(Sign { en: $en, cy: $cy, harm: $harm, $($flag: true,)* ..NOTHING }),*]
    };
}
const NOTHING: Sign = Sign { en: "", cy: "", harm: "", vehicle: false, account: false, phone: false };

/// What neighbours, family and others see.
pub(crate) const SEEN: &[Sign] = signs! {
    "sexual_exploitation" vehicle: "A child was seen getting into a car outside the station at about ten at night. An adult nobody here knows was driving."
        | "Gwelwyd plentyn yn mynd i mewn i gar y tu allan i'r orsaf tua deg o'r gloch y nos. Oedolyn nad oes neb yma yn ei adnabod oedd yn gyrru.";
    "sexual_exploitation" vehicle: "The same vehicle waits near the school gate on Mondays and a child leaves in it before the first lesson."
        | "Mae'r un cerbyd yn aros ger giât yr ysgol ar ddyddiau Llun ac mae plentyn yn gadael ynddo cyn y wers gyntaf.";
    "criminal_exploitation": "Young people go in and out of one flat late in the evening. Two adults who live there drive them home."
        | "Mae pobl ifanc yn mynd i mewn ac allan o un fflat yn hwyr gyda'r nos. Mae dau oedolyn sy'n byw yno yn eu gyrru adref.";
    "criminal_exploitation" vehicle: "Young people wait behind the row of shops until late and the same vehicle collects them."
        | "Mae pobl ifanc yn aros y tu ôl i'r rhes o siopau tan yn hwyr ac mae'r un cerbyd yn eu casglu.";
    "missing": "The child was out all night twice this month and came home tired, in clothes that the family did not know."
        | "Bu'r plentyn allan drwy'r nos ddwywaith y mis hwn a daeth adref yn flinedig, mewn dillad nad oedd y teulu'n eu hadnabod.";
    "online" account: "An adult has been contacting the child through a game and keeps asking to meet."
        | "Mae oedolyn wedi bod yn cysylltu â'r plentyn drwy gêm ac yn gofyn o hyd am gael cyfarfod.";
    "sexual_exploitation" phone: "The child has a second phone and new trainers and has not felt able to say who gave them."
        | "Mae gan y plentyn ail ffôn ac esgidiau newydd ac nid yw wedi teimlo y gall ddweud pwy a'u rhoddodd.";
    "criminal_exploitation": "The child had train tickets to a city a long way off. Somebody else had bought them."
        | "Roedd gan y plentyn docynnau trên i ddinas bell i ffwrdd. Rhywun arall oedd wedi'u prynu.";
};

/// What professionals notice.
pub(crate) const NOTICED: &[Sign] = signs! {
    "sexual_exploitation": "Came to the clinic with an older person who answered every question and did not want to wait outside."
        | "Daeth i'r clinig gyda pherson hŷn a atebodd bob cwestiwn ac nad oedd am aros y tu allan.";
    "sexual_exploitation" vehicle: "Has missed school on four Mondays. Other pupils say that a vehicle waits for the child near the gate."
        | "Mae wedi colli'r ysgol bedwar dydd Llun. Mae disgyblion eraill yn dweud bod cerbyd yn aros am y plentyn ger y giât.";
    "sexual_exploitation" vehicle: "An unknown vehicle has stopped near the children's home on three evenings. The child leaves after a phone call."
        | "Mae cerbyd anhysbys wedi stopio ger y cartref plant ar dair noson. Mae'r plentyn yn gadael ar ôl galwad ffôn.";
    "criminal_exploitation": "Is being made to carry parcels between two addresses after dark and is frightened of being late."
        | "Mae'r plentyn yn cael ei orfodi i gario parseli rhwng dau gyfeiriad ar ôl iddi nosi ac mae arno ofn bod yn hwyr.";
    "online" account: "An adult has been sending the child messages at night and has asked for the home address."
        | "Mae oedolyn wedi bod yn anfon negeseuon at y plentyn yn y nos ac wedi gofyn am ei gyfeiriad cartref.";
    "sexual_exploitation" phone: "Somebody else holds the child's phone, reads the messages and answers them."
        | "Rhywun arall sy'n cadw ffôn y plentyn, yn darllen y negeseuon ac yn eu hateb.";
    "sexual_exploitation": "Hotel staff told us of a child with an adult who paid in cash and gave two different names."
        | "Dywedodd staff gwesty wrthym am blentyn gydag oedolyn a dalodd ag arian parod ac a roddodd ddau enw gwahanol.";
    "missing": "Was missing from the placement overnight for the third time and was found a long way from home."
        | "Bu ar goll o'r lleoliad dros nos am y trydydd tro a daethpwyd o hyd i'r plentyn ymhell o gartref.";
    "sexual_exploitation": "Covers a mark on the wrist with a sleeve, and is tired and quiet on Mondays."
        | "Mae'n cuddio marc ar yr arddwrn â llawes, ac mae'n flinedig ac yn dawel ar ddyddiau Llun.";
};

/// What a child or young person writes.
pub(crate) const OWN: &[Sign] = signs! {
    "unsure" account: "Someone older keeps sending me messages and says I owe them. I don't know what to do."
        | "Mae rhywun hŷn yn anfon negeseuon ata i o hyd ac yn dweud bod arna i rywbeth. Dw i ddim yn gwybod beth i'w wneud.";
    "unsure" vehicle: "A man who gave me a lift keeps waiting near our school."
        | "Mae dyn roddodd lifft i mi yn aros ger ein hysgol ni o hyd.";
    "unsure": "I was told I have to go somewhere on Friday and I don't want to go."
        | "Mae rhywun wedi dweud bod rhaid i mi fynd i rywle ddydd Gwener a dw i ddim eisiau mynd.";
    "unsure" phone: "My friend gets messages all night from someone she has never met. She is scared when the phone rings."
        | "Mae fy ffrind yn cael negeseuon drwy'r nos gan rywun nad yw hi erioed wedi'i gyfarfod. Mae hi'n ofnus pan mae'r ffôn yn canu.";
    "unsure": "He bought me things and now he says I have to do what he says."
        | "Prynodd o bethau i mi a rŵan mae'n dweud bod rhaid i mi wneud beth mae o'n ei ddweud.";
};

/// What a person of 18 or 19 writes.
pub(crate) const GROWN: &[Sign] = signs! {
    "sexual_exploitation" vehicle: "I turned 18 this year. The people who drove me about when I was 16 have found me again."
        | "Mi wnes i droi'n 18 eleni. Mae'r bobl oedd yn fy ngyrru o gwmpas pan oeddwn i'n 16 wedi dod o hyd i mi eto.";
    "sexual_exploitation" account: "I am 19. Someone from before keeps making new accounts to write to me and says he knows where I live."
        | "Dw i'n 19 oed. Mae rhywun o'r gorffennol yn creu cyfrifon newydd o hyd i ysgrifennu ata i ac yn dweud ei fod yn gwybod lle dw i'n byw.";
};

/// Concerns about people who work with children.
pub(crate) const TRUST: &[Sign] = signs! {
    "other": "Sends private messages to pupils late at night and offers lifts to one child alone."
        | "Mae'n anfon negeseuon preifat at ddisgyblion yn hwyr yn y nos ac yn cynnig lifft i un plentyn ar ei ben ei hun.";
    "other" vehicle: "Changes the route so that one child is alone in the vehicle at the end of each journey."
        | "Mae'n newid y daith fel bod un plentyn ar ei ben ei hun yn y cerbyd ar ddiwedd pob taith.";
    "other": "Keeps one child behind after training each week with the door closed, against the club's rules."
        | "Mae'n cadw un plentyn ar ôl bob wythnos wedi'r hyfforddiant â'r drws ar gau, yn groes i reolau'r clwb.";
};

/// Several children in one report.
pub(crate) const SEVERAL: &[Sign] = signs! {
    "sexual_exploitation" vehicle: "Children from the same street have been collected by the same vehicle on two Fridays and brought back after midnight."
        | "Mae plant o'r un stryd wedi cael eu casglu gan yr un cerbyd ar ddau ddydd Gwener a'u cludo'n ôl ar ôl hanner nos.";
    "online" account: "Pupils in one year group have all been contacted by the same account, which asks them to bring friends."
        | "Mae'r un cyfrif wedi cysylltu â nifer o ddisgyblion yn yr un flwyddyn ysgol, gan ofyn iddynt ddod â ffrindiau.";
};

/// What a child said, kept apart as said.
pub(crate) const SAID: &[(&str, &str)] = &[
    ("He says he will be angry if I don't answer.", "Mae o'n dweud y bydd o'n flin os na fydda i'n ateb."),
    (
        "I just get in the car. I don't know where we go.",
        "Dw i jyst yn mynd i'r car. Dw i ddim yn gwybod lle 'dan ni'n mynd.",
    ),
    ("They know where my nan lives.", "Maen nhw'n gwybod lle mae Nain yn byw."),
    (
        "I want it to stop but I don't want anyone in trouble.",
        "Dw i isio iddo stopio ond dw i ddim isio neb mewn trwbl.",
    ),
    ("She told me not to tell anyone about the phone.", "Ddudodd hi wrtha i am beidio â deud wrth neb am y ffôn."),
];
