//! What describes an organisation’s network: private addresses, hosts, paths, tenants, resources.

mod private_address;

use std::sync::LazyLock;

use super::form::{Form, Found, On, always};
use super::reading::Reading;
use super::{RedLine, Span};

/// What follows a host: a port, a path.
const TAIL: &str = r"(?::\d{2,5})?(?:/[^\s]*)?";

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form = |pattern: &str, is: fn(&Found<'_>) -> bool| {
        Form::new(RedLine::InternalAddress, On::Seen, pattern, is)
    };
    vec![
        // Hosts: by their ending, by a label within, by their only label.
        form(
            &format!(
                r"(?i)\b(?:[a-z]+://)?[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*\.(?:internal|intranet|intern|corp|lan|local|localdomain|localnet|home\.arpa|priv|private|svc)\b{TAIL}"
            ),
            is_inner_host,
        ),
        form(
            &format!(
                r"(?i)\b(?:[a-z]+://)?[a-z0-9][a-z0-9_-]*\.(?:[a-z0-9_-]+\.)*?(?:int|intra|intern|internal|intranet|ad|corp|lan|priv|private|prod|prd|preprod|stage|staging|stg|uat|dmz|mgmt|mgt|infra)\.(?:[a-z0-9_-]+\.)*[a-z0-9-]+\.[a-z]{{2,}}\b{TAIL}"
            ),
            is_inner_label,
        ),
        form(
            &format!(
                r"(?i)\b(?:https?|ftp|sftp|ssh|rdp|ldaps?|nfs|smb|afp|cifs|vnc|telnet)://[a-z][a-z0-9-]*{TAIL}(?:[ \n,;)]|$)"
            ),
            is_single_label,
        ),
        form(r"(?i)\b(?:smb|afp|cifs|nfs|file)://[a-z0-9][^\s]+", always),
        // Paths.
        form(r"\\\\[A-Za-z0-9._-]+\\[^\s]+", always),
        form(
            r"(?i)\b[A-Z]:\\(?:Users|Benutzer|Documents and Settings)\\[^\s\\<%]+(?:\\[^\s]*)?",
            is_users_folder,
        ),
        form(r"/(?:home|Users)/[A-Za-z][A-Za-z0-9._-]*(?:/[^\s]*)?", is_home_folder),
        form(r"\b[A-Z][A-Z0-9-]{1,14}\\[A-Za-z][\w.-]+", is_account),
        form(
            r"(?i)\b(?:(?:CN|OU|UID)=[^,\n]+, ?)+(?:DC|O)=[\w-]+(?:, ?DC=[\w-]+)*|\bDC=[\w-]+, ?DC=[\w-]+",
            always,
        ),
        // Tenants of office suites and desks.
        form(
            r"(?i)\b(?:https?://)?[a-z0-9][a-z0-9-]*\.(?:crm\d*\.|[a-z]{2}\.)?(?:sharepoint\.com|atlassian\.net|jira\.com|onmicrosoft\.com|service-now\.com|zendesk\.com|okta\.com|okta-emea\.com|oktapreview\.com|slack\.com|visualstudio\.com|my\.salesforce\.com|lightning\.force\.com|freshdesk\.com|freshservice\.com|myworkday\.com|successfactors\.(?:com|eu)|dynamics\.com|auth0\.com|onelogin\.com|bamboohr\.com|personio\.de|monday\.com|jfrog\.io|pagerduty\.com|opsgenie\.com|ivanticloud\.com|topdesk\.net|manageengine\.com|cherwellondemand\.com|workspaceair\.com|awsapps\.com|cloudflareaccess\.com|ts\.net|azurewebsites\.net|azure-api\.net|scm\.azurewebsites\.net|webex\.com|zoom\.us|box\.com|egnyte\.com|namely\.com|splunkcloud\.com|datadoghq\.(?:com|eu)|sentry\.io|grafana\.net|cloud\.looker\.com|snowflakecomputing\.com|cloud\.databricks\.com|azuredatabricks\.net|hubspot\.com|aha\.io|productboard\.com|miro\.com|gitbook\.io)\b(?:/[^\s]*)?",
            is_tenant,
        ),
        form(
            r"(?i)\b(?:https?://)?(?:dev\.azure\.com|teams\.microsoft\.com/l|portal\.azure\.com/#[^\s]*resource|console\.aws\.amazon\.com|[a-z0-9-]+\.console\.aws\.amazon\.com|console\.cloud\.google\.com|app\.slack\.com/client|docs\.google\.com/(?:document|spreadsheets|presentation)/d|drive\.google\.com/drive)/[^\s]+",
            always,
        ),
        // Resources of clouds.
        form(r"(?i)\b(?:s3a?|gs|abfss?|wasbs?|adl|gcr|cosn|oss|b2|hdfs|dbfs)://[a-z0-9][^\s]+", always),
        form(r"\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d{0,12}:[^\s]+", always),
        form(
            r"(?i)\b(?:https?://)?[a-z0-9][a-z0-9._-]*\.(?:amazonaws\.com(?:\.cn)?|elasticbeanstalk\.com|cloudfront\.net|database\.windows\.net|core\.windows\.net|servicebus\.windows\.net|vault\.azure\.net|documents\.azure\.com|redis\.cache\.windows\.net|azurecr\.io|azmk8s\.io|cloudapp\.azure\.com|cloudapp\.net|postgres\.database\.azure\.com|mysql\.database\.azure\.com|search\.windows\.net|openai\.azure\.com|azure-devices\.net|mongodb\.net|firebaseio\.com|cloudfunctions\.net|run\.app|pkg\.dev|appspot\.com|oraclecloud\.com|digitaloceanspaces\.com|ondigitalocean\.app|cloud\.es\.io|confluent\.cloud|rds\.aliyuncs\.com|aliyuncs\.com|neon\.tech|supabase\.co|cloudamqp\.com|elastic-cloud\.com)\b(?::\d{2,5})?(?:/[^\s]*)?",
            is_resource,
        ),
        form(r"(?i)\b(?:gcr\.io|[a-z]+\.gcr\.io)/[a-z0-9-]+[^\s]*", always),
        form(
            r"\b(?:i|vpc|subnet|sg|eni|vol|snap|ami|rtb|igw|nat|acl|eipalloc|vpce|tgw|pcx|lt|fs|eks|dbi|cgw|vgw|vpn)-(?:[0-9a-f]{17}|[0-9a-f]{8,16})\b",
            is_hexadecimal,
        ),
        form(
            r"(?i)/subscriptions/[0-9a-f-]{36}(?:/[^\s]*)?|\bprojects/[a-z0-9-]+/(?:secrets|locations|instances|zones|databases|topics)/[^\s]+",
            always,
        ),
    ]
});

/// Where they are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    private_address::find(reading, spans);
    FORMS.iter().for_each(|form| form.find(reading, spans));
}

/// The host without its scheme, port and path.
fn host<'f>(found: &'f Found<'_>) -> &'f str {
    let rest = found.seen().split_once("://").map_or(found.seen(), |(_, rest)| rest);
    rest.split(['/', ':', ' ', ',']).next().unwrap_or(rest)
}

/// Neither joined to something in front ("/x.local", ".env.local") nor going on behind ("compose.local.yml").
fn stands_alone(found: &Found<'_>) -> bool {
    let before = found.before();
    let joined = before.ends_with(|sign: char| sign.is_alphanumeric() || "._/@-\\$".contains(sign))
        && !before.ends_with("//")
        && !before.ends_with('@');
    let after = found.after();
    let goes_on = after.starts_with(['-', '_', '@'])
        || (after.starts_with('.') && after[1..].starts_with(|next: char| next.is_alphanumeric()));
    !joined && !goes_on
}

fn is_inner_host(found: &Found<'_>) -> bool {
    let host = host(found);
    let last = host.rsplit('.').next().unwrap_or_default();
    let first = host.split('.').next().unwrap_or_default();
    let is_file = [
        "env",
        "settings",
        "appsettings",
        "config",
        "docker-compose",
        "compose",
        "application",
        "gitconfig",
        "php",
        "user",
    ]
    .contains(&first)
        && host.matches('.').count() == 1;
    let is_service = last != "svc" || host.matches('.').count() >= 2;
    stands_alone(found) && !is_file && is_service && !found.after().starts_with('(')
}

fn is_inner_label(found: &Found<'_>) -> bool {
    let host = host(found);
    let ending = host.rsplit('.').next().unwrap_or_default().to_lowercase();
    let is_file = [
        "yml", "yaml", "json", "js", "ts", "md", "html", "css", "py", "java", "toml", "xml", "txt", "sh",
        "conf", "env", "tf", "log", "cs", "go", "php", "rb", "sql", "ini",
    ]
    .contains(&ending.as_str());
    stands_alone(found) && !is_file
}

fn is_single_label(found: &Found<'_>) -> bool {
    let host = host(found).to_lowercase();
    !["localhost", "example", "host", "hostname", "www", "server", "your-server", "domain"]
        .contains(&host.as_str())
        && !found.before().ends_with(['`', '<'])
}

/// Names that stand for any user.
const ANYBODY: [&str; 14] = [
    "user",
    "username",
    "you",
    "your-name",
    "yourname",
    "me",
    "name",
    "public",
    "default",
    "shared",
    "runner",
    "node",
    "ubuntu",
    "example",
];

fn is_users_folder(found: &Found<'_>) -> bool {
    let user = found.seen().split('\\').nth(2).unwrap_or_default().to_lowercase();
    !ANYBODY.contains(&user.as_str())
}

fn is_home_folder(found: &Found<'_>) -> bool {
    let user = found.seen().split('/').nth(2).unwrap_or_default().trim_end_matches(['.', ',']).to_lowercase();
    let joined =
        found.before().ends_with(|before: char| before.is_alphanumeric() || "./:-_~".contains(before));
    !joined && !user.is_empty() && !ANYBODY.contains(&user.as_str())
}

fn is_account(found: &Found<'_>) -> bool {
    let domain = found.seen().split('\\').next().unwrap_or_default();
    let built_in = [
        "HKLM",
        "HKCU",
        "HKCR",
        "HKU",
        "HKEY",
        "BUILTIN",
        "AUTHORITY",
        "DOMAIN",
        "HKEY-LOCAL-MACHINE",
        "PS",
        "TCP",
        "AND",
        "OR",
    ];
    !built_in.contains(&domain)
        && !found.before().ends_with(['\\', ':', '_', '/', '.'])
        && !found.after().starts_with(['\\', '{'])
}

/// What every such site has, whichever customer it serves.
const COMMON: [&str; 44] = [
    "www",
    "support",
    "help",
    "docs",
    "doc",
    "developer",
    "developers",
    "dev",
    "api",
    "status",
    "community",
    "app",
    "apps",
    "blog",
    "login",
    "trust",
    "learn",
    "marketplace",
    "id",
    "ideas",
    "get",
    "go",
    "info",
    "cdn",
    "static",
    "assets",
    "images",
    "admin",
    "accounts",
    "account",
    "portal",
    "signup",
    "my",
    "web",
    "us",
    "eu",
    "events",
    "academy",
    "careers",
    "partners",
    "store",
    "training",
    "mail",
    "team",
];

fn is_tenant(found: &Found<'_>) -> bool {
    let first = host(found).split('.').next().unwrap_or_default().to_lowercase();
    let begins = !found.before().ends_with(['.', '@', '-']) && !found.is_in_address();
    !COMMON.contains(&first.as_str())
        && (begins || found.seen().contains("://"))
        && !found.after().starts_with(|after: char| after.is_alphanumeric() || after == '-')
}

fn is_resource(found: &Found<'_>) -> bool {
    let host = host(found).to_lowercase();
    let first = host.split('.').next().unwrap_or_default();
    let of_everybody =
        ["docs.aws", "aws.", "console.", "www.", "status.aws", "repost.aws", "pages.aws", "s3.amazonaws.com"];
    !of_everybody.iter().any(|begin| host.starts_with(begin))
        && !["www", "docs", "aws", "console", "status"].contains(&first)
        && !found.before().ends_with(['.', '@'])
}

/// A number that is one by its look: "i-0abc123d", not "sg-decade".
fn is_hexadecimal(found: &Found<'_>) -> bool {
    found.seen().bytes().filter(u8::is_ascii_digit).count() >= 2
        && !found.before().ends_with(['-', '/', '.', '_'])
}
