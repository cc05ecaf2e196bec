//! Whole-system tests told as days in the life.
