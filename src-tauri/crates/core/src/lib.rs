//! The domain: a folder per concept.

pub mod actions;
pub mod cases;
pub mod community;
pub mod evidence;
pub mod ids;
pub mod meetings;
pub mod people;
pub mod record;
pub mod services;
pub mod terms;
pub mod text;
