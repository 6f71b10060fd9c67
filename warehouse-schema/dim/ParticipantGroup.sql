-- Grain: one row per participant group (two letters of the card, nhóm đối tượng) and the time in which it has this meaning.
-- Key  GroupCode, ValidFromDateKey
CREATE TABLE dim.ParticipantGroup
(
    ParticipantGroupKey int NOT NULL,
    GroupCode varchar(2) NOT NULL,
    ParticipantGroupName nvarchar(255) NOT NULL,
    ParticipantGroupNameVietnamese nvarchar(255) NOT NULL,
    PayerCode smallint NOT NULL, -- 1 employer and employee, 2 insurance agency, 3 state, 4 state supports, 5 household; 0 unknown
    BenefitCode varchar(1) NOT NULL, -- usual third character of the card
    ValidFromDateKey int NOT NULL,
    ValidToDateKey int NOT NULL,
    IsInferred smallint NOT NULL,
    LoadRunKey int NOT NULL,
    CONSTRAINT PK_dim_ParticipantGroup PRIMARY KEY (ParticipantGroupKey),
    CONSTRAINT UQ_dim_ParticipantGroup_Code UNIQUE (GroupCode, ValidFromDateKey)
);
