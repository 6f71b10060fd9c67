-- Runs after every deployment and may run again: what the build generates after this (unknown members, dim.Date) is written the same way.
SET NOCOUNT ON;
