//! What lets someone in where it is used: addresses with a password or a signature, headers, command lines.

use std::sync::LazyLock;

use super::form::{Form, Found, On, always, is_of_random_case};
use super::reading::Reading;
use super::{RedLine, Span};

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form = |pattern: &str, is: fn(&Found<'_>) -> bool| Form::new(RedLine::Secret, On::Seen, pattern, is);
    vec![
        // scheme://name:password@host, with a name or without.
        form(r"\b[A-Za-z][A-Za-z0-9+.-]*://[^\s/:@]*:[^\s/@]+@[^\s]+", is_with_password),
        // Signed addresses, and keys among the parameters.
        form(
            r"(?i)[?&](?:sig|signature|x-amz-signature|x-amz-security-token|x-goog-signature|access_?token|refresh_?token|id_?token|token|auth|api_?key|key|apikey|secret|client_secret|password|passwd|pwd|code|hmac|jwt|session)=[^\s&#]{6,}",
            is_signature,
        ),
        form(r"(?i)otpauth(?:-migration)?://[^\s]{8,}", always),
        // Headers.
        form(
            r#"(?i)\b(?:proxy-)?authorization["']?\]? ?(?:[:=]|=>|,) ?["'`]?(?:basic|bearer|token|digest|apikey|api-key|key|negotiate|splunk|genie-?key|aws4-hmac-sha256)? ?[0-9A-Za-z+/=._~:-]{8,}"#,
            is_generated,
        ),
        form(r"(?i)\bbearer[ :]+[0-9A-Za-z+/=._~-]{12,}", is_generated),
        form(r"(?i)\bbasic [0-9A-Za-z+/]{11,}={1,2}", always),
        form(
            r#"(?i)\b(?:set-)?cookie["']?: ?[^\n]*?(?:sess|sid|auth|token|jwt|phpsessid|jsessionid)[a-z_.-]*=[0-9A-Za-z%+/=._~-]{12,}"#,
            is_generated,
        ),
        form(
            r#"(?i)\bx-[a-z-]*(?:key|token|secret|auth|signature)["']?: ?["']?[0-9A-Za-z+/=._~-]{12,}"#,
            is_generated,
        ),
        // Command lines.
        form(r"(?:^|[ \n])-u ?[^\s:]+:[^\s]{4,}", is_login),
        form(
            r"(?i)\b(?:sshpass|docker|podman|mysql\w*|mariadb\w*|mongo\w*|sqlcmd|redis-cli|7z|zip|unzip|smbclient|ldap\w+|plink|pscp|htpasswd|helm|az|oc|vault|keytool|openssl|curl|net use|xfreerdp|rdesktop|impdp|sqlplus|psexec|svn|unrar|rar)\b[^\n]{0,80}? (?:-p|-P|-a|-w|-pw|-passin pass:|/p:|--pass) ?[^\s-][^\s]{5,}",
            is_option_value,
        ),
        form(r"(?:^|[ \n])-p ?[^\s-][^\s]{5,}", is_any_option_value),
        form(r"(?i)\bnet use [^\n]*/user:[^\s]+ [^\s]{6,}|\bnet user [^\s]+ [^\s/]{6,}", is_generated),
        form(r"(?i)\bidentified (?:by|with [a-z_0-9]+ (?:by|as)) ['\x22][^'\x22\n]{6,}['\x22]", always),
    ]
});

/// Where they are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    FORMS.iter().for_each(|form| form.find(reading, spans));
}

/// Placeholders for a password in an address.
const STAND_INS: [&str; 8] = ["password", "passwd", "pass", "pwd", "secret", "token", "xxx", "***"];

fn is_with_password(found: &Found<'_>) -> bool {
    let password = found
        .seen()
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split('@').next())
        .and_then(|name| name.split_once(':'));
    password.is_some_and(|(_, password)| {
        !STAND_INS.contains(&password.to_lowercase().as_str())
            && !password.starts_with(['<', '$', '{', '%'])
            && !password.bytes().all(|byte| matches!(byte, b'*' | b'x' | b'.'))
    })
}

fn is_signature(found: &Found<'_>) -> bool {
    let (name, value) = found.seen().split_once('=').unwrap_or_default();
    let name = name.trim_start_matches(['?', '&']).to_lowercase();
    let stands_in = value.starts_with(['<', '$', '{', '*']);
    let least = match name.as_str() {
        "password" | "passwd" | "pwd" | "secret" | "client_secret" => 6,
        "code" | "session" => 30,
        "key" | "auth" | "token" => 16,
        _ => 12,
    };
    let is_password = least == 6;
    !stands_in && value.len() >= least && (is_password || value.bytes().any(|byte| byte.is_ascii_digit()))
}

fn is_generated(found: &Found<'_>) -> bool {
    let value = found.seen().rsplit([' ', ':', '=']).find(|part| !part.is_empty()).unwrap_or_default();
    let padded = found.seen().ends_with('=');
    padded || value.bytes().any(|byte| byte.is_ascii_digit()) || is_of_random_case(value)
}

/// `-u name:password`, not `-u 1000:1000`.
fn is_login(found: &Found<'_>) -> bool {
    let (name, password) =
        found.seen().trim_start().trim_start_matches("-u").split_once(':').unwrap_or_default();
    let stands_in =
        password.starts_with(['$', '<', '{']) || STAND_INS.contains(&password.to_lowercase().as_str());
    !stands_in
        && !password.starts_with("//")
        && !name.trim().is_empty()
        && !password.bytes().all(|byte| byte.is_ascii_digit())
}

/// `-p Summer2026`, not `-p 8080:80` nor `-p folder/of/mine`.
fn is_option_value(found: &Found<'_>) -> bool {
    let value = value_of(found.seen());
    let letters = value.bytes().any(|byte| byte.is_ascii_alphabetic());
    letters && !value.starts_with(['$', '<', '{', '/', '.', '"']) && !value.contains(['/', ':'])
}

fn is_any_option_value(found: &Found<'_>) -> bool {
    let value = value_of(found.seen());
    let made =
        ["mkdir", "ssh ", "scp ", "cp ", "install ", "tar ", "cargo ", "git ", "npm ", "python", "claude"];
    is_option_value(found)
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && !value.contains('.')
        && !made.iter().any(|command| found.before().contains(command))
}

fn value_of(command: &str) -> &str {
    let value = command.rsplit(' ').next().unwrap_or_default();
    value
        .strip_prefix("-p")
        .or_else(|| value.strip_prefix("-P"))
        .or_else(|| value.strip_prefix("/p:"))
        .unwrap_or(value)
}
