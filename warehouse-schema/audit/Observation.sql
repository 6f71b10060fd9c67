-- Grain: one row per dimension with history, member, day and precedence: what was told of the member for that day, by the observation that counts.
-- Caution  versions are laid from these rows anew whenever one is added, so that they do not depend on the order of arrival; deleting one loses history
CREATE TABLE audit.Observation
(
    DimensionName         varchar(50)    NOT NULL, -- X of dim.X
    MemberCode            nvarchar(200)  NOT NULL, -- the natural key; its parts behind each other, between unit separators
    EffectiveDateKey      int            NOT NULL, -- since when it is so
    ObservationPrecedence int            NOT NULL, -- only the greatest that a member has makes versions
    TypeTwoValues         nvarchar(2000) NOT NULL, -- JSON array in the order of the columns of dim.X
    TypeOneValues         nvarchar(2000) NOT NULL,
    ObservationOrder      varchar(30)    NOT NULL, -- the feed's own order; then follow the time of receipt, the file's hash and the record
    SourceFileKey         int            NOT NULL,
    RecordNumber          int            NOT NULL,
    LoadRunKey            int            NOT NULL,
    CONSTRAINT PK_audit_Observation PRIMARY KEY (DimensionName, MemberCode, EffectiveDateKey, ObservationPrecedence)
);
