//! The conditions of Splink's levels and rules, in the SQL that its libraries write, as conditions of ours and back.

use crate::Fault;
use crate::settings::Condition;

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Name(String),
    Number(f64),
    Text(String),
    Sign(&'static str),
}

fn wrong(sql: &str, what: &str) -> Fault {
    Fault::Model(format!("`{sql}`: {what}"))
}

fn tokens(sql: &str) -> Result<Vec<Token>, Fault> {
    let mut tokens = Vec::new();
    let mut rest = sql.trim_start();
    while let Some(first) = rest.chars().next() {
        let until = |from: usize, of: &dyn Fn(char) -> bool| {
            rest[from..].find(|c: char| !of(c)).map_or(rest.len(), |end| end + from)
        };
        let end = match first {
            '"' | '`' | '\'' => {
                let end = rest[1..].find(first).ok_or_else(|| wrong(sql, "a quotation mark stands open"))? + 1;
                let text = rest[1..end].to_owned();
                tokens.push(if first == '\'' { Token::Text(text) } else { Token::Name(text) });
                end + 1
            }
            '0'..='9' => {
                let end = until(0, &|c| c.is_ascii_digit() || c == '.');
                tokens.push(Token::Number(rest[..end].parse().map_err(|_| wrong(sql, "a number cannot be read"))?));
                end
            }
            c if c.is_alphabetic() || c == '_' => {
                let end = until(0, &|c| c.is_alphanumeric() || c == '_');
                tokens.push(Token::Word(rest[..end].to_owned()));
                end
            }
            _ => {
                let signs = [">=", "<=", "<>", "!=", "=", ">", "<", "(", ")", ",", ".", "-"];
                let sign = signs.into_iter().find(|sign| rest.starts_with(sign));
                let sign = sign.ok_or_else(|| wrong(sql, "a sign is not known"))?;
                tokens.push(Token::Sign(sign));
                sign.len()
            }
        };
        rest = rest[end..].trim_start();
    }
    Ok(tokens)
}

/// A value in a condition.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Column(String, char),
    Number(f64),
    Text,
    Call(String, Vec<Value>),
}

/// A condition, or the half of one that needs both sides.
enum Part {
    Whole(Condition),
    /// The column of the left is missing, or of the right.
    MissingIn(String),
    /// One column of the left is another of the right.
    Crossed(String, String),
}

struct Reader<'a> {
    sql: &'a str,
    tokens: Vec<Token>,
    at: usize,
}

/// Reads a condition.
pub(super) fn read(sql: &str) -> Result<Condition, Fault> {
    let mut reader = Reader { sql, tokens: tokens(sql)?, at: 0 };
    let part = reader.any()?;
    if reader.at < reader.tokens.len() {
        return Err(wrong(sql, "this cannot be told in settings"));
    }
    reader.whole(part)
}

impl Reader<'_> {
    fn fault(&self) -> Fault {
        wrong(self.sql, "this cannot be told in settings")
    }

    fn word(&mut self, word: &str) -> bool {
        let is = matches!(self.tokens.get(self.at), Some(Token::Word(next)) if next.eq_ignore_ascii_case(word));
        self.at += usize::from(is);
        is
    }

    fn sign(&mut self, sign: &str) -> bool {
        let is = matches!(self.tokens.get(self.at), Some(Token::Sign(next)) if *next == sign);
        self.at += usize::from(is);
        is
    }

    fn whole(&self, part: Part) -> Result<Condition, Fault> {
        match part {
            Part::Whole(condition) => Ok(condition),
            _ => Err(self.fault()),
        }
    }

    fn any(&mut self) -> Result<Part, Fault> {
        let mut parts = vec![self.all()?];
        while self.word("or") {
            parts.push(self.all()?);
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        // What is missing in either is one condition; each column is named twice.
        let mut any = Vec::new();
        let mut missing: Vec<String> = Vec::new();
        for part in parts {
            match part {
                Part::MissingIn(column) if missing.contains(&column) => {
                    missing.retain(|known| *known != column);
                    any.push(Condition::Missing(column));
                }
                Part::MissingIn(column) => missing.push(column),
                part => any.push(self.whole(part)?),
            }
        }
        if !missing.is_empty() {
            return Err(self.fault());
        }
        Ok(Part::Whole(if any.len() == 1 { any.remove(0) } else { Condition::Any(any) }))
    }

    fn all(&mut self) -> Result<Part, Fault> {
        let mut parts = vec![self.not()?];
        while self.word("and") {
            parts.push(self.not()?);
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        let mut all = Vec::new();
        let mut crossed: Vec<(String, String)> = Vec::new();
        for part in parts {
            match part {
                Part::Crossed(one, other) => match crossed.iter().position(|(a, b)| *a == other && *b == one) {
                    Some(place) => {
                        let (one, other) = crossed.remove(place);
                        all.push(Condition::Swapped(one, other));
                    }
                    None => crossed.push((one, other)),
                },
                part => all.push(self.whole(part)?),
            }
        }
        if !crossed.is_empty() {
            return Err(self.fault());
        }
        Ok(Part::Whole(if all.len() == 1 { all.remove(0) } else { Condition::All(all) }))
    }

    fn not(&mut self) -> Result<Part, Fault> {
        if self.word("not") {
            let part = self.not()?;
            return Ok(Part::Whole(Condition::Not(Box::new(self.whole(part)?))));
        }
        let begun = self.at;
        if self.sign("(") {
            if let Ok(part) = self.any()
                && self.sign(")")
            {
                return Ok(part);
            }
            self.at = begun;
        }
        self.compared()
    }

    fn compared(&mut self) -> Result<Part, Fault> {
        let left = self.value()?;
        if self.word("is") {
            return match (self.word("null"), left) {
                (true, Value::Column(column, _)) => Ok(Part::MissingIn(column)),
                _ => Err(self.fault()),
            };
        }
        let sign = ["=", ">=", "<=", "<", ">"].into_iter().find(|sign| self.sign(sign)).ok_or_else(|| self.fault())?;
        let right = self.value()?;
        self.comparison(left, sign, right)
    }

    fn comparison(&self, left: Value, sign: &str, right: Value) -> Result<Part, Fault> {
        let condition = match (left, sign, right) {
            (Value::Column(a, one), "=", Value::Column(b, other)) if one != other => {
                return Ok(match (a == b, one) {
                    (true, _) => Part::Whole(Condition::Same(a)),
                    (false, 'l') => Part::Crossed(a, b),
                    (false, _) => Part::Crossed(b, a),
                });
            }
            (Value::Call(name, of), sign, Value::Number(limit)) => {
                let field = both_sides(&of);
                let below = if sign == "<" { limit - 1.0 } else { limit };
                match (name.as_str(), sign, field) {
                    ("jaro_winkler_similarity" | "jaro_winkler", ">=", Some(field)) => {
                        Condition::JaroWinkler { field, at_least: limit }
                    }
                    ("damerau_levenshtein", "<=" | "<", Some(field)) => {
                        Condition::Edits { field, at_most: below as u8 }
                    }
                    ("levenshtein", "<=" | "<", Some(field)) => Condition::Changes { field, at_most: below as u8 },
                    ("abs", "<=", _) => match of.first() {
                        Some(Value::Call(minus, days)) if minus == "-" => {
                            let field = both_sides(days).ok_or_else(|| self.fault())?;
                            Condition::Days { field, at_most: limit / 86_400.0 }
                        }
                        _ => return Err(self.fault()),
                    },
                    _ => return Err(self.fault()),
                }
            }
            (Value::Call(one, of), "=", Value::Call(other, to)) if one == other && begins(&one) => {
                let field = both_sides(&[of[0].clone(), to[0].clone()]).ok_or_else(|| self.fault())?;
                match (&of[1..], &to[1..]) {
                    ([Value::Number(first), Value::Number(letters)], same) if *first == 1.0 && same == &of[1..] => {
                        Condition::Begins { field, letters: *letters as u8 }
                    }
                    ([Value::Number(letters)], same) if one == "left" && same == &of[1..] => {
                        Condition::Begins { field, letters: *letters as u8 }
                    }
                    _ => return Err(self.fault()),
                }
            }
            _ => return Err(self.fault()),
        };
        Ok(Part::Whole(condition))
    }

    fn value(&mut self) -> Result<Value, Fault> {
        let mut value = self.single()?;
        while self.sign("-") {
            let other = self.single()?;
            value = Value::Call("-".into(), vec![value, other]);
        }
        Ok(value)
    }

    fn single(&mut self) -> Result<Value, Fault> {
        let token = self.tokens.get(self.at).cloned().ok_or_else(|| self.fault())?;
        self.at += 1;
        match token {
            Token::Number(number) => Ok(Value::Number(number)),
            Token::Text(_) => Ok(Value::Text),
            Token::Name(name) => self.column(&name),
            Token::Word(word) if self.sign("(") => {
                let mut of = Vec::new();
                while !self.sign(")") {
                    of.push(self.value()?);
                    self.sign(",");
                }
                let word = word.to_ascii_lowercase();
                // A day is a day however it is read.
                match word.as_str() {
                    "epoch" | "try_strptime" | "strptime" | "lower" | "date" => {
                        of.into_iter().next().ok_or_else(|| self.fault())
                    }
                    _ => Ok(Value::Call(word, of)),
                }
            }
            Token::Word(side) if self.sign(".") => {
                let name = match self.tokens.get(self.at).cloned() {
                    Some(Token::Name(name) | Token::Word(name)) => name,
                    _ => return Err(self.fault()),
                };
                self.at += 1;
                match side.as_str() {
                    "l" => Ok(Value::Column(name, 'l')),
                    "r" => Ok(Value::Column(name, 'r')),
                    _ => Err(self.fault()),
                }
            }
            Token::Word(name) => self.column(&name),
            Token::Sign("(") => {
                let value = self.value()?;
                if self.sign(")") { Ok(value) } else { Err(self.fault()) }
            }
            Token::Sign(_) => Err(self.fault()),
        }
    }

    fn column(&self, name: &str) -> Result<Value, Fault> {
        let left = name.strip_suffix("_l").map(|column| Value::Column(column.to_owned(), 'l'));
        let right = || name.strip_suffix("_r").map(|column| Value::Column(column.to_owned(), 'r'));
        left.or_else(right).ok_or_else(|| self.fault())
    }
}

fn begins(function: &str) -> bool {
    matches!(function, "substr" | "substring" | "left")
}

/// The one column that stands on both sides.
fn both_sides(of: &[Value]) -> Option<String> {
    match of {
        [Value::Column(a, one), Value::Column(b, other)] if a == b && one != other => Some(a.clone()),
        _ => None,
    }
}

/// Writes a condition.
pub(super) fn write(condition: &Condition) -> Result<String, Fault> {
    let both = |field: &str| format!("\"{field}_l\", \"{field}_r\"");
    let many = |all: &[Condition], word: &str| -> Result<String, Fault> {
        let parts = all.iter().map(write).collect::<Result<Vec<_>, _>>()?;
        Ok(parts.iter().map(|part| format!("({part})")).collect::<Vec<_>>().join(word))
    };
    Ok(match condition {
        Condition::Same(field) => format!("\"{field}_l\" = \"{field}_r\""),
        Condition::Swapped(one, other) => {
            format!("\"{one}_l\" = \"{other}_r\" AND \"{other}_l\" = \"{one}_r\"")
        }
        Condition::JaroWinkler { field, at_least } => {
            format!("jaro_winkler_similarity({}) >= {at_least}", both(field))
        }
        Condition::Edits { field, at_most } => format!("damerau_levenshtein({}) <= {at_most}", both(field)),
        Condition::Changes { field, at_most } => format!("levenshtein({}) <= {at_most}", both(field)),
        Condition::Begins { field, letters } => {
            format!("SUBSTR(\"{field}_l\", 1, {letters}) = SUBSTR(\"{field}_r\", 1, {letters})")
        }
        Condition::Missing(field) => format!("\"{field}_l\" IS NULL OR \"{field}_r\" IS NULL"),
        Condition::All(all) => many(all, " AND ")?,
        Condition::Any(all) => many(all, " OR ")?,
        Condition::Not(not) => format!("NOT ({})", write(not)?),
        other => {
            let name = serde_json::to_string(other).unwrap_or_default();
            return Err(Fault::Model(format!("{name} has no counterpart in SQL")));
        }
    })
}
