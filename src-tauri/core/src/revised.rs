//! A form that is saved: what was changed in it is kept, and what was not stays as it is by then. Two may have the same thing
//! open, so what a form merely repeats says nothing about what its user wants.

/// What is kept of one field: what was entered when that differs from what the form began with, else what stands there now.
pub(crate) fn revised<T: PartialEq>(began_with: &T, entered: T, present: T) -> T {
    if entered == *began_with { present } else { entered }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_only_repeats_is_not_entered() {
        assert_eq!(revised(&"09:00", "09:00", "10:00"), "10:00", "changed elsewhere only");
        assert_eq!(revised(&"09:00", "11:00", "09:00"), "11:00", "changed here only");
        assert_eq!(
            revised(&"09:00", "11:00", "10:00"),
            "11:00",
            "changed in both: the later one is what is wanted"
        );
    }
}
