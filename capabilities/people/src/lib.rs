//! Agency records of people, vehicles, phones, accounts and places, joined by reversible decisions.
