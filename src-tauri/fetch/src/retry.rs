//! What a server says about when it wants to be asked again.

use standpoint_core::feeds::parser::RetryAfter;

/// `Retry-After` (RFC 9110 §10.2.3): a number of seconds or a date. What cannot be read is not heard.
pub(crate) fn retry_after(value: &str) -> Option<RetryAfter> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(RetryAfter::Seconds(value.parse().unwrap_or(u32::MAX)));
    }
    standpoint_core::feeds::parser::instant(value).map(RetryAfter::Until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_heard_and_nonsense_is_not() {
        assert_eq!(retry_after(" 86400 "), Some(RetryAfter::Seconds(86_400)));
        assert_eq!(retry_after("99999999999999"), Some(RetryAfter::Seconds(u32::MAX)));
        let until = RetryAfter::Until("2026-03-12T08:00:00Z".parse().unwrap());
        for date in
            ["Thu, 12 Mar 2026 08:00:00 GMT", "Thursday, 12-Mar-26 08:00:00 GMT", "Thu Mar 12 08:00:00 2026"]
        {
            assert_eq!(retry_after(date), Some(until), "{date}");
        }
        for nonsense in ["", "soon", "-1", "1.5"] {
            assert_eq!(retry_after(nonsense), None, "{nonsense}");
        }
    }
}
