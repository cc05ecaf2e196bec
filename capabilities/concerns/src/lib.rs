//! A concern, from whoever raises it to a decision and an answer.
