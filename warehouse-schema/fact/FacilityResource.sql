-- Grain: one row per entry of the facility registers and the time in which it holds: a facility, a department, a practitioner at a facility, a machine.
-- Role  FacilityKey at StartDateKey, DepartmentKey at StartDateKey, PractitionerKey at StartDateKey, MachineKey at StartDateKey
-- Caution  approved beds stand twice, once for the facility and once by department: choose one ResourceTypeCode before adding
CREATE TABLE fact.FacilityResource
(
    FacilityResourceKey    bigint      NOT NULL,
    ResourceTypeCode       varchar(20) NOT NULL, -- Facility, Department, Practitioner, Machine
    FacilityKey            int         NOT NULL, -- the version in force on the first day
    FacilityDurableKey     int         NOT NULL,
    DepartmentKey          int         NOT NULL, -- -1 for facilities and machines
    DepartmentDurableKey   int         NOT NULL,
    PractitionerKey        int         NOT NULL,
    PractitionerDurableKey int         NOT NULL,
    MachineKey             int         NOT NULL,
    MachineDurableKey      int         NOT NULL,
    StartDateKey           int         NOT NULL, -- TU_NGAY
    EndDateKey             int         NOT NULL, -- DEN_NGAY; 99991231 while open
    ApprovedBedCount       int         NOT NULL, -- GIUONG_PD
    ActualBedCount         int         NOT NULL, -- GIUONG_TK
    ExamTableCount         int         NOT NULL, -- BAN_KHAM
    EditionDateKey         int         NOT NULL, -- NGAY_LAP of the list, -1 where it does not tell: a later edition replaces the row
    SourceFileKey          int         NOT NULL,
    VersionSourceFileKey   int         NOT NULL, -- the last file that brought this content
    RecordNumber           int         NOT NULL,
    LoadRunKey             int         NOT NULL,
    CONSTRAINT PK_fact_FacilityResource PRIMARY KEY (FacilityResourceKey),
    CONSTRAINT UQ_fact_FacilityResource_Entry UNIQUE (FacilityDurableKey, ResourceTypeCode, DepartmentDurableKey, PractitionerDurableKey, MachineDurableKey, StartDateKey),
    CONSTRAINT FK_fact_FacilityResource_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_FacilityResource_Department FOREIGN KEY (DepartmentKey) REFERENCES dim.Department (DepartmentKey),
    CONSTRAINT FK_fact_FacilityResource_Practitioner FOREIGN KEY (PractitionerKey) REFERENCES dim.Practitioner (PractitionerKey),
    CONSTRAINT FK_fact_FacilityResource_Machine FOREIGN KEY (MachineKey) REFERENCES dim.Machine (MachineKey),
    CONSTRAINT FK_fact_FacilityResource_StartDate FOREIGN KEY (StartDateKey) REFERENCES dim.Date (DateKey)
);
