-- Report readers see the marts and nothing else; the loader writes; auditors read everything that holds no staging.
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
