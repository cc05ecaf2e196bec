//! What is taken of a referral beside the child: the report, what happened, who knows, and who refers.

use tables::{Field, Shape};

const fn text(code: &'static str, names: &'static [&'static str]) -> Field {
    Field { code, names, shape: None, many: false }
}
const fn date(code: &'static str, names: &'static [&'static str]) -> Field {
    Field { code, names, shape: Some(Shape::Date), many: false }
}
const fn yes_no(code: &'static str, names: &'static [&'static str]) -> Field {
    Field { code, names, shape: Some(Shape::Custom(|cell| crate::cells::yes_no(cell).is_some())), many: false }
}

pub(super) const FIELDS: &[Field] = &[
    text(
        "source_record",
        &[
            "referral id",
            "referral number",
            "referral reference",
            "marf number",
            "form number",
            "reference",
            "ref",
            "id",
            "rhif atgyfeiriad",
            "cyfeirnod atgyfeiriad",
            "cyfeirnod",
        ],
    ),
    date(
        "received_on",
        &[
            "referral date",
            "date of referral",
            "date received",
            "date reported",
            "dyddiad atgyfeirio",
            "dyddiad derbyn",
        ],
    ),
    yes_no("urgent", &["urgent", "urgency", "immediate", "brys", "ar frys"]),
    text(
        "what_happened",
        &[
            "what happened",
            "concern",
            "concerns",
            "reason for referral",
            "details of concern",
            "description",
            "incident",
            "beth ddigwyddodd",
            "pryder",
            "pryderon",
            "rheswm dros atgyfeirio",
            "manylion y pryder",
            "disgrifiad",
        ],
    ),
    date(
        "happened_on",
        &["date of incident", "incident date", "when", "when did it happen", "pryd", "dyddiad y digwyddiad"],
    ),
    text(
        "happened_where",
        &["where", "where did it happen", "location", "place of incident", "ble", "lle digwyddodd", "lleoliad"],
    ),
    text(
        "seen_by",
        &["who saw it", "seen by", "witnesses", "source of information", "pwy welodd", "tystion", "ffynhonnell"],
    ),
    text("own_words", &["child's own words", "own words", "words of the child", "geiriau'r plentyn", "geiriau ei hun"]),
    text("harm_type", &["type of harm", "type of abuse", "category of harm", "math o niwed", "math o gamdriniaeth"]),
    text(
        "source_of_harm",
        &[
            "alleged source of harm",
            "alleged abuser",
            "person of concern",
            "ffynhonnell honedig y niwed",
            "camdriniwr honedig",
        ],
    ),
    text("history", &["history", "earlier reports", "previous concerns", "hanes", "pryderon blaenorol"]),
    text(
        "already_done",
        &["already done", "actions taken", "action taken", "support so far", "camau a gymerwyd", "cymorth hyd yn hyn"],
    ),
    text("other_agencies", &["other agencies", "agencies involved", "professionals involved", "asiantaethau eraill"]),
    text("worker_safety", &["risk to workers", "worker safety", "risks to staff", "risg i staff", "diogelwch staff"]),
    text("ethnicity", &["ethnicity", "ethnic group", "ethnic origin", "ethnigrwydd", "grŵp ethnig"]),
    text("religion", &["religion", "faith", "crefydd", "ffydd"]),
    text("language_choice", &["language of choice", "preferred language", "dewis iaith", "dewis o iaith"]),
    text(
        "communication",
        &[
            "communication needs",
            "interpreter",
            "interpreter needed",
            "communication aid",
            "anghenion cyfathrebu",
            "cyfieithydd",
        ],
    ),
    text(
        "disability",
        &["disability", "disabilities", "additional learning needs", "aln", "anabledd", "anghenion dysgu ychwanegol"],
    ),
    text(
        "social_services_ref",
        &["social services reference", "social services number", "cyfeirnod gwasanaethau cymdeithasol"],
    ),
    text("doctor", &["gp", "doctor", "gp surgery", "gp practice", "meddyg teulu", "meddygfa"]),
    text(
        "responsible_adults",
        &[
            "parental responsibility",
            "parents",
            "parent",
            "parent or carer",
            "carers",
            "cyfrifoldeb rhiant",
            "rhieni",
            "rhiant",
        ],
    ),
    yes_no(
        "parent_aware",
        &["parent aware", "parents aware", "are parents aware", "rhiant yn gwybod", "rhieni'n gwybod"],
    ),
    yes_no("child_aware", &["child aware", "is the child aware", "young person aware", "plentyn yn gwybod"]),
    yes_no("consent", &["consent", "consent given", "consent obtained", "cydsyniad", "caniatâd"]),
    text("no_consent_reason", &["reason for no consent", "why no consent", "if no consent why", "pam dim caniatâd"]),
    yes_no(
        "name_withheld",
        &["withhold name", "anonymity requested", "withhold name from family", "celu enw", "dal enw yn ôl"],
    ),
    text(
        "referrer_name",
        &[
            "referrer name",
            "referrer",
            "referred by",
            "name of referrer",
            "enw'r atgyfeiriwr",
            "atgyfeiriwr",
            "atgyfeiriwyd gan",
        ],
    ),
    text("referrer_role", &["referrer role", "role", "position", "rôl", "swydd yr atgyfeiriwr"]),
    text(
        "referrer_agency",
        &[
            "referrer agency",
            "agency",
            "organisation",
            "referring agency",
            "asiantaeth",
            "sefydliad",
            "sefydliad yr atgyfeiriwr",
        ],
    ),
    text("referrer_phone", &["referrer phone", "referrer telephone", "ffôn yr atgyfeiriwr"]),
    text("referrer_email", &["referrer email", "ebost yr atgyfeiriwr"]),
    text("referrer_relationship", &["relationship to child", "how do you know the child", "perthynas â'r plentyn"]),
];
