"""What people type for what a handbook calls otherwise, in English; the glossary's own words are added to it."""

from typing import Final

PASSED_OVER: Final = (
    "a about am an and any are as at be been but by can could did do does for from get gets has have how i if in into "
    "is it its like me much my of on one or our should so than that the their them then there they this to too up us "
    "was we what when where which who why will with would you your"
)
"""Words that say nothing about what is looked for."""

SAID_OTHERWISE: Final[tuple[tuple[str, str], ...]] = (
    # what is typed | what it is called here
    ("raise, pay raise, more money, more pay", "step increase, when each step comes, pay plan"),
    ("how much, money, salary, wage, paycheck, earn, compensation, what does it pay", "pay, pay plan"),
    ("quit, resign, leave, leave the job, other job, other jobs", "moves outside, careers beyond, step back"),
    ("burned out, tired, stress, stressed, exhausted, overwhelmed", "looking after yourself, burnout, rest"),
    ("get promoted, move up, moving up, advance, advancement, next level", "promotion, next steps"),
    ("next step, what is next, career, career path", "next steps, promotion, careers"),
    ("step down, demotion, go back, too much", "step back"),
    ("boss, manager", "supervisor, reports to"),
    ("lead, team lead, leader", "senior, leadership, supervisor"),
    ("apply, application, get hired, get a job, how to start", "hired, way in, hiring"),
    ("new job, first day, orientation, onboarding, getting started", "first weeks"),
    ("part time, half time, fewer hours, less hours, reduce hours", "hours a week, weekly hours, hours and pay"),
    ("more hours, extra hours", "more hours, hours and pay"),
    ("full time", "weekly hours"),
    ("shift, night, nights, night shift, weekend, evenings, schedule", "shifts, night, evening"),
    ("bilingual, bilingual pay, spanish, language, second language", "two languages, bilingual, language"),
    ("extra pay, bonus", "differential, on top of the rates"),
    ("vacation, time off, sick, sick leave, holiday", "leave, paid leave"),
    ("insurance, health insurance, dental, retirement", "benefits, insurance"),
    ("disability, disability check, social security", "SSDI, SSI, benefits"),
    ("lose my benefits, losing benefits, keep my benefits, medicaid", "benefits counselor, work and benefits"),
    ("criminal record, felony, conviction, arrest, background", "background check"),
    ("complain, complaint, unfair, denied, rejected, turned down, disagree, grievance", "appeal, if the answer is no"),
    ("college, degree, school, classes, diploma", "degree, school, tuition, schooling"),
    ("tuition, pay for school, reimbursement", "tuition, school time and money"),
    ("cert, certified, get certified, license", "certificate, certified, certification"),
    ("renew, recertify, expired, expire, expires", "renewal, how to keep it, renewal missed"),
    ("moving to another state, other state, another state", "reciprocity, if you hold one from another state"),
    ("ceu, continuing ed, ce hours", "continuing education, hours of learning"),
    ("class, course, workshop", "training, course"),
    ("training", "course"),
    ("job description, duties, what do i do", "what you do, role"),
    ("scope, not my job, boundaries", "you do not, boundaries, what peers do"),
    ("resume, cv, cover letter", "resume"),
    ("interview, job interview, interview questions", "interview, interviewing"),
    ("evaluation, review, performance review, appraisal", "review, advancement talk"),
    ("who do i ask, contact, phone, phone number, email, human resources, hr", "whom to ask, people to ask"),
    ("privacy, tracking, who sees this", "about this edition, privacy"),
    ("print, pdf, download, paper copy", "whole handbook"),
    ("coworker, colleague, colleagues", "colleagues, team"),
    ("sideways, transfer, change teams, different team", "sideways move, another setting"),
    ("volunteer, volunteering", "volunteer"),
    ("union, contract", "union agreement"),
    ("warm line, phone line, hotline, helpline", "warmline"),
    ("hand off, hand over", "handoff"),
)
"""Phrases someone may type, and the words of a handbook to look for besides. They are looked for, never shown."""
