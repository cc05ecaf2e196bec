//! What was typed, and what is wrong with it.

/// The fields of a form or of an address, in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// From pairs of name and value.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Fields(pairs)
    }
    /// The first value of a field, without blanks at its ends; empty when it is missing.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }
    /// The first value of a field as it was typed; empty when it is missing.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }
    /// The first value of a field, when something is in it.
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|t| !t.is_empty())
    }
    /// All values of a field: for check boxes.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(n, _)| n == name).map(|(_, v)| v.trim()).collect()
    }
    /// Whether a field was sent at all: for buttons and check boxes.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }
    /// Whether a field has this value.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(n, v)| n == name && v.trim() == value)
    }
    /// A whole number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.text(name).parse().ok()
    }
    /// Puts a value in place of whatever the field held.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_owned(), value.into()));
    }
    /// Adds a value to a field.
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }
    /// The same with a value: for prefilled forms.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }
    /// All pairs.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
    /// The fields of a date input: `name-day`, `name-month`, `name-year`.
    pub fn date_parts(&self, name: &str) -> (&str, &str, &str) {
        (self.text(&format!("{name}-day")), self.text(&format!("{name}-month")), self.text(&format!("{name}-year")))
    }
    /// A date of which all or the end was filled in; `Ok(None)` when nothing was. Months may be numbers or names.
    ///
    /// # Errors
    /// When what was filled in is no date.
    pub fn date(&self, name: &str) -> Result<Option<kernel::UncertainDate>, kernel::BadDate> {
        let (day, month, year) = self.date_parts(name);
        let number = |t: &str| t.parse::<u32>().map_err(|_| kernel::BadDate);
        let text = match (day, month, year) {
            ("", "", "") => return Ok(None),
            ("", "", year) => format!("{:04}", number(year)?),
            ("", month, year) => format!("{:04}-{:02}", number(year)?, month_number(month)?),
            (day, month, year) => format!("{:04}-{:02}-{:02}", number(year)?, month_number(month)?, number(day)?),
        };
        text.parse().map(Some)
    }
}

/// Pairs as they stand in an address after its `?`.
pub(crate) fn encoded(pairs: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

fn month_number(text: &str) -> Result<u32, kernel::BadDate> {
    text.parse().ok().or_else(|| kernel::month_named(text).map(u32::from)).ok_or(kernel::BadDate)
}

/// What is wrong with a form: for each field a sentence in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mistakes(Vec<(String, String)>);

impl Mistakes {
    /// None.
    pub fn none() -> Self {
        Mistakes::default()
    }
    /// Adds one. The first for a field is the one that is shown beside it.
    pub fn add(&mut self, field: &str, sentence: impl Into<String>) {
        self.0.push((field.to_owned(), sentence.into()));
    }
    /// Adds one where something does not hold.
    pub fn unless(&mut self, holds: bool, field: &str, sentence: impl Into<String>) {
        if !holds {
            self.add(field, sentence);
        }
    }
    /// The sentence for a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(f, _)| f == field).map(|(_, s)| s.as_str())
    }
    /// Whether there are any.
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }
    /// All, in the order of the page.
    pub fn all(&self) -> &[(String, String)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(day: &str, month: &str, year: &str) -> Result<Option<String>, kernel::BadDate> {
        let fields = Fields::default().with("d-day", day).with("d-month", month).with("d-year", year);
        fields.date("d").map(|d| d.map(|d| d.to_string()))
    }

    #[test]
    fn dates_as_people_type_them() {
        assert_eq!(date("4", "3", "2012"), Ok(Some("2012-03-04".to_owned())));
        assert_eq!(date(" 4", "Mawrth ", "2012"), Ok(Some("2012-03-04".to_owned())));
        assert_eq!(date("", "gorff", "2012"), Ok(Some("2012-07".to_owned())));
        assert_eq!(date("", "", "2012"), Ok(Some("2012".to_owned())));
        assert_eq!(date("", "", ""), Ok(None));
        for (day, month, year) in [("31", "2", "2012"), ("4", "", "2012"), ("4", "3", ""), ("x", "3", "2012")] {
            assert_eq!(date(day, month, year), Err(kernel::BadDate), "{day} {month} {year}");
        }
    }
}
