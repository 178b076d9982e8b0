//! Summaries of our own texts.
