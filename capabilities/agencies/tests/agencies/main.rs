//! Agencies, their people and the door, on a real database with a still clock.

mod door;
mod house;
mod https;
mod people;
mod texts;
