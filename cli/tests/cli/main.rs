//! The doors, tried from outside: what a program or a person sees of `summ`.

mod batch;
mod caption;
mod contract;
mod corpus;
mod eval;
mod exits;
mod html;
mod images;
mod inputs;
mod keywords;
mod lexicons;
mod overwrite;
mod resume;
mod run;
mod select;
mod sentiment;
mod server;
mod settings;
mod text;
mod train;
mod web;
