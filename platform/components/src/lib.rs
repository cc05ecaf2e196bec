//! GOV.UK and MOJ components as typed values that render to HTML.
