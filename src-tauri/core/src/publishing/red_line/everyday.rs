//! Words that may begin with a capital and are no one's name: they open sentences and fill headings.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Small words, words of a business, months and days, in English and some German, by themselves.
const EVERYDAY: &str = "
a about above across act acting action active adviser advisers advisory after again against all almost alone along already also
although always am an analyst and another any anybody anyone anything api app apps are around as ask asking at audit august april
award base based be because become been before begin behind being below best better between beyond big board both bring business but
buy by call called can care case cases centre center centric challenge change channel check chief choose class click client clients
cloud code come coming community company conference consulting contact content contract corporate corporation could council craft
cto cio ceo cfo ciso customer customers data day days december deep define delivery demo design desk develop did digital director do
does doing don done down driven each early edition either else email end engage engineering enough enterprise even event ever every
everybody everyone everything excellence experience facing february feedback few finance find first focus focused follow for forget
forum framework free friday from full future general get gets getting give given go goes going good got great group growth had half
happy has hate have having he head health help helping her here hers high hire hiring him his home hour hours how however human i idea ideas if
important in inc innovation inside insight insights install instead intelligence interface internal into is it its itself january
job join journey july june junior just keep key kick know last late later launch lead leader leaders leadership leading learn
learned learning least leave left legal less let lets level life like limited list listen listening live lives local long look
lot lounge love made main make makes making manager management many map march market marketing may maybe me mean means meet meeting
member members middle mine mobile model modern monday money month months more most mostly move much must my myself name national
near need needs network never new next nice night no nobody none nor not note nothing november now number numbers obsession october
of off offer office officer often oh ok okay old on once one only onboarding open operations or order orientation other others our
ours out outside over own panel part partner partners pay payment people per perhaps person persona personas place plan platform
please point policy portal practice pricing principal problem process product products programme program project projects promise
protection public put question questions quick quite rather read reading really reason recruit relations relationship report
reports research response result results retention review right role rule run running s said sales same satisfaction saturday say
saying says school sdk second security see segment segments self sell senior september server servers service services session set
she short should show side simple simply since small so software some somebody someone something sometimes soon specialist staff
start starting still stop stories story strategy strong studies study such summit sunday support surely survey system systems take
talk team teams tech tell than thank thanks that the their them then there these they thing things think this those though through
thursday time times tip to today together tomorrow too top touch toward train training trust try tuesday turn two under until up
update upon us use used user users using value values vendor vendors very via view vision voice wait want wants was watch way ways
we web wednesday week weeks well went were what whatever when where whether which while who whoever whom whose why will win with
within without women wonder word words work working workshop world would write writing year years yes yesterday yet you young your
yours
academic accounting administration advice agile always architecture artificial automation automotive award banking being burnout
change choice collaboration competition complaint complaints conversation conversations culture dashboard database department
dialogue discovery dev developer devops education effort empathy employee employees energy engineer engineers escalation expectations
expectation facts feature features first fit five four frontend backend germany german english europe european french spanish italian
dutch swiss austrian american british africa asia america britain berlin munich london paris vienna zurich hamburg cologne ulm
france italy spain austria switzerland netherlands belgium uk us usa eu emea dach apac
guide happiness hub hr identity impact industry infrastructure interview interviews integration is it's java javascript
kanban king queen knowledge kpi laptop law lesson lessons lifecycle lifetime line loyalty lunch mapping master mentor metric metrics mindset
mission monitoring needs newsletter nps operation organisation organization outreach ownership pain patience perspective planning
plans podcast politics potential power price prices principle principles priorities priority private procurement profile promoter
proof purpose quality ransomware reality reach recruiting reference references relationship reliability request requests
requirement requirements resilience respect responsibility retail risk risks roadmap rollout safety salary sample scrum search
series site six skill skills slide slides social solution solutions source sprint stage stakeholder stakeholders standard
standards step steps store student students style success supplier suppliers supply sustainability target task tasks template
templates ten terms test testing tests ticket tickets three tool tools topic traffic transformation transparency travel trend
trends typescript python rust golang kotlin swift type value visit wifi windows linux macos android iphone ipad pocket pc unix jakarta
accept always appendix chapter figure table section version release releases build kernel firmware driver
parental maternity paternity sick burned burnt personal formal final written performance expecting home pregnant divorce dismissal
people's somebody's being feeling staying losing firing hiring letting earning paying talking asking telling nobody's imagine
dear hello hi hey sorry welcome congratulations thoughts honest honestly recently suddenly finally usually actually eventually
luckily sadly unfortunately fortunately meanwhile everywhere nowhere somewhere anywhere instead despite during
der die das ein eine und oder wir ihr sie ich nicht kein mein unser dieser diese jeder warum wie was wer wenn als auch nach vor
bei mit ohne durch für gegen um auf aus in im am an zu zum zur von vom
";

static SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| EVERYDAY.split_whitespace().collect());

/// Whether a word, in small letters, is an everyday one; so is what ends as English makes words of words.
pub(crate) fn is_everyday(word: &str) -> bool {
    let made = ["ing", "tion", "ment", "ness", "ity", "ful", "ly", "ism", "ance", "ence"];
    SET.contains(word)
        || word.strip_suffix('s').is_some_and(|one| SET.contains(one))
        || (word.len() > 5 && made.iter().any(|end| word.ends_with(end)))
}
