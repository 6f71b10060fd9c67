-- Report readers see the marts and nothing else, where counts of few people are not shown; the loader writes. Auditors see indicators as well, which are finer and not suppressed, but no table of persons:
-- what is denied here stays denied whatever another role grants.
CREATE ROLE ReportReader AUTHORIZATION dbo;
GO
GRANT SELECT ON SCHEMA::mart TO ReportReader;
GO
CREATE ROLE Auditor AUTHORIZATION dbo;
GO
GRANT SELECT ON SCHEMA::audit TO Auditor;
GO
GRANT SELECT ON SCHEMA::quality TO Auditor;
GO
GRANT SELECT ON SCHEMA::mart TO Auditor;
GO
GRANT SELECT ON SCHEMA::indicator TO Auditor;
GO
-- Who visits people without a card: their list, by tokens, and nothing else that names a person.
CREATE ROLE CoverageOfficer AUTHORIZATION dbo;
GO
GRANT SELECT ON SCHEMA::mart TO CoverageOfficer;
GO
GRANT SELECT ON OBJECT::derive.UncoveredPerson TO CoverageOfficer;
GO
DENY SELECT ON SCHEMA::staging TO ReportReader;
GO
DENY SELECT ON SCHEMA::quality TO ReportReader;
GO
DENY SELECT ON SCHEMA::conform TO ReportReader;
GO
DENY SELECT ON SCHEMA::dim TO ReportReader;
GO
DENY SELECT ON SCHEMA::fact TO ReportReader;
GO
DENY SELECT ON SCHEMA::derive TO ReportReader;
GO
DENY SELECT ON SCHEMA::indicator TO ReportReader;
GO
DENY SELECT ON SCHEMA::signal TO ReportReader;
GO
DENY SELECT ON SCHEMA::audit TO ReportReader;
GO
DENY SELECT ON SCHEMA::staging TO Auditor;
GO
DENY SELECT ON OBJECT::quality.Tombstone TO Auditor;
GO
DENY SELECT ON OBJECT::quality.LinkDecision TO Auditor;
GO
DENY SELECT ON OBJECT::audit.Observation TO Auditor;
