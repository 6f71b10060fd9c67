-- Grain: one row per code that the staged dossiers of a load mention and spelling of its name and unit; feeds the dimensions without a pass over the lines.
-- Caution  a reader thread keeps its own list, so the same row can stand twice
CREATE TABLE staging.VssClaimCode
(
    LoadRunKey  int            NOT NULL,
    CodeKind    varchar(20)    NOT NULL, -- Drug, Service, Supply, Diagnosis, Department, Practitioner, Facility
    Code        nvarchar(255)  NOT NULL, -- Practitioner: the keyed token
    Qualifier   nvarchar(5)    NOT NULL, -- Department: the facility; else empty
    CodeName    nvarchar(1024) NOT NULL, -- as written in the file; empty for Practitioner, Diagnosis, Facility
    UnitName    nvarchar(50)   NOT NULL, -- DON_VI_TINH of drugs, services, supplies
    CostGroupCode smallint     NOT NULL  -- MA_NHOM of the first mention of this spelling; 0 for the others
);
