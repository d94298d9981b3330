//! The profile, its networks and the weekly goals.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::transact::Tx;
use crate::error::{Error, Result};
use crate::profile::Profile;
use crate::programme::situation::Situation;
use crate::publishing::network::Network;
use crate::rhythm::{Goal, Goals, WeekFrame};

pub(crate) fn get(conn: &Connection) -> Result<Option<Profile>> {
    let sql = "SELECT name, role_now, role_wanted, topic, pace, week_start, start_on, joined_on, zone, minutes, work_days,
                 sentence, coached_from, ties_a_month FROM profile WHERE id = 1";
    let found = conn.prepare_cached(sql)?.query_row([], from_row).optional()?;
    found
        .map(|profile| Ok(Profile { networks: networks(conn)?, situations: situations(conn)?, ..profile }))
        .transpose()
}

pub(crate) fn require(conn: &Connection) -> Result<Profile> {
    get(conn)?.ok_or(Error::NotOnboarded)
}

pub(crate) fn put(tx: &Tx<'_>, profile: &Profile) -> Result<()> {
    tx.conn()
        .prepare_cached(
            "INSERT INTO profile (id, name, role_now, role_wanted, topic, pace, week_start, start_on, joined_on, zone, minutes,
               work_days, sentence, coached_from, ties_a_month)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO UPDATE SET name = ?1, role_now = ?2, role_wanted = ?3, topic = ?4, pace = ?5, week_start = ?6,
               start_on = ?7, joined_on = ?8, zone = ?9, minutes = ?10, work_days = ?11, sentence = ?12, coached_from = ?13, ties_a_month = ?14",
        )?
        .execute(params![
            profile.name,
            profile.role_now,
            profile.role_wanted,
            profile.topic,
            profile.pace,
            profile.week_start,
            profile.start_on,
            profile.joined_on,
            profile.zone.map(chrono_tz::Tz::name),
            profile.minutes,
            profile.work_days.iter().map(|day| day.slug()).collect::<Vec<_>>().join(","),
            profile.sentence,
            profile.coached_from,
            profile.ties_a_month,
        ])?;
    put_networks(tx, &profile.networks)?;
    put_situations(tx, &profile.situations)
}

fn put_situations(tx: &Tx<'_>, wanted: &[Situation]) -> Result<()> {
    let known = situations(tx.conn())?;
    for situation in known.iter().filter(|situation| !wanted.contains(situation)) {
        tx.conn()
            .prepare_cached("DELETE FROM profile_situation WHERE situation = ?1")?
            .execute([situation])?;
    }
    for situation in wanted.iter().filter(|situation| !known.contains(situation)) {
        tx.conn()
            .prepare_cached("INSERT INTO profile_situation (situation) VALUES (?1)")?
            .execute([situation])?;
    }
    Ok(())
}

fn situations(conn: &Connection) -> Result<Vec<Situation>> {
    let mut statement = conn.prepare_cached("SELECT situation FROM profile_situation")?;
    let mut situations =
        statement.query_map([], |row| row.get("situation"))?.collect::<rusqlite::Result<Vec<Situation>>>()?;
    situations.sort();
    Ok(situations)
}

fn put_networks(tx: &Tx<'_>, wanted: &[Network]) -> Result<()> {
    let known = networks(tx.conn())?;
    for network in known.iter().filter(|network| !wanted.contains(network)) {
        tx.conn().prepare_cached("DELETE FROM profile_network WHERE network = ?1")?.execute([network])?;
    }
    for network in wanted {
        tx.conn()
            .prepare_cached(
                "INSERT INTO profile_network (network) VALUES (?1) ON CONFLICT (network) DO NOTHING",
            )?
            .execute([network])?;
    }
    Ok(())
}

fn networks(conn: &Connection) -> Result<Vec<Network>> {
    let mut statement = conn.prepare_cached("SELECT network FROM profile_network")?;
    let mut networks =
        statement.query_map([], |row| row.get("network"))?.collect::<rusqlite::Result<Vec<Network>>>()?;
    networks.sort();
    Ok(networks)
}

pub(crate) fn goals(conn: &Connection) -> Result<Goals> {
    let mut statement = conn
        .prepare_cached("SELECT from_on, posts, conversations, invitations, every_weeks FROM weekly_goal")?;
    let goals = statement.query_map([], |row| {
        let goal = Goal {
            posts: row.get("posts")?,
            conversations: row.get("conversations")?,
            invitations: row.get("invitations")?,
            every_weeks: row.get("every_weeks")?,
        };
        Ok((row.get::<_, NaiveDate>("from_on")?, goal))
    })?;
    Ok(Goals::new(goals.collect::<rusqlite::Result<Vec<_>>>()?))
}

/// Keeps the goal that holds from a day on, in place of what was decided for later.
pub(crate) fn put_goal(tx: &Tx<'_>, from_on: NaiveDate, goal: Goal) -> Result<()> {
    tx.conn().prepare_cached("DELETE FROM weekly_goal WHERE from_on > ?1")?.execute([from_on])?;
    let sql = "INSERT INTO weekly_goal (from_on, posts, conversations, invitations, every_weeks) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (from_on) DO UPDATE SET posts = ?2, conversations = ?3, invitations = ?4, every_weeks = ?5";
    tx.conn().prepare_cached(sql)?.execute(params![
        from_on,
        goal.posts,
        goal.conversations,
        goal.invitations,
        goal.every_weeks
    ])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Profile> {
    Ok(Profile {
        name: row.get("name")?,
        role_now: row.get("role_now")?,
        role_wanted: row.get("role_wanted")?,
        topic: row.get("topic")?,
        networks: Vec::new(),
        situations: Vec::new(),
        minutes: row.get("minutes")?,
        // A day that this build does not know is left out; without any, Monday to Friday are.
        work_days: match row
            .get::<_, String>("work_days")?
            .split(',')
            .filter_map(|day| day.parse().ok())
            .collect::<BTreeSet<_>>()
        {
            days if days.is_empty() => WeekFrame::default().work_days,
            days => days,
        },
        sentence: row.get("sentence")?,
        coached_from: row.get("coached_from")?,
        ties_a_month: row.get("ties_a_month")?,
        pace: row.get("pace")?,
        week_start: row.get("week_start")?,
        start_on: row.get("start_on")?,
        joined_on: row.get("joined_on")?,
        // A zone that this build's table no longer knows falls back to the computer's.
        zone: row.get::<_, Option<String>>("zone")?.and_then(|name| name.parse().ok()),
    })
}
