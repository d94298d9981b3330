//! Stories of the coach without its window: real files, a given present, no sleep.

mod bindings;
