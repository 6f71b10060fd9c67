-- Grain: one row per card validity row of an enrolment extract or D03 list that passed the gate, and per row around them that is not stored.
-- Caution  a row that quality.Quarantine names as well is held back: a later row of the file contradicted it after it was staged
-- Person  MemberToken, CitizenToken, CardToken
-- Forgets  BirthYear, HouseholdToken, GIOI_TINH, MatchTokens
CREATE TABLE staging.VssEnrolment
(
    LoadRunKey     int            NOT NULL,
    SourceFileKey  int            NOT NULL,
    RecordNumber   int            NOT NULL, -- row in the file below the headings, blank lines not counted, from 1
    Disposition    smallint       NOT NULL, -- 0 to be loaded, 4 quarantined (its twin came later in the file), 5 duplicate, 6 a row around the records
    LayoutCode     varchar(20)    NOT NULL, -- Extract, D03 (the form) or D03Import (its import sheet)
    MemberToken    char(32)       NOT NULL, -- keyed token of SO_BHXH
    CitizenToken   char(32)       NOT NULL, -- keyed token of SO_CCCD; empty when the field is
    BirthYear      smallint       NOT NULL,
    HouseholdToken char(32)       NOT NULL, -- keyed token of MA_HO; empty when the field is
    MA_TINH        varchar(2)     NOT NULL,
    MA_XA          varchar(5)     NOT NULL,
    MA_DKBD        varchar(5)     NOT NULL,
    NSTW_HO_TRO    decimal(18, 2) NOT NULL, -- đồng paid by the central budget
    NSDP_HO_TRO    decimal(18, 2) NOT NULL, -- đồng paid by the local budget
    CardToken      char(32)       NOT NULL, -- keyed token of MA_THE_BHYT; of SO_BHXH, under a kind of its own, in lists that name no card
    CardGroupCode  varchar(2)     NOT NULL, -- letters 1-2 of the card, or the group of the list
    CardBenefitCode varchar(1)    NOT NULL, -- digit 3 of the card; empty in lists that name no card
    GIOI_TINH      smallint       NOT NULL,
    GT_THE_TU      int            NOT NULL, -- yyyymmdd
    GT_THE_DEN     int            NOT NULL, -- yyyymmdd; 99991231 when the extract leaves it open or names a day after 2040
    PHUONG_AN      varchar(2)     NOT NULL, -- TM new, ON renew, GH decrease, DC adjust
    NGAY_TRICH     int            NOT NULL, -- extract date, yyyymmdd; of a list the first day of its month; -100 where a row tells none
    MatchTokens    varchar(284)   NOT NULL, -- keyed tokens of name, birth date and numbers, packed: 16 digits that stand for the writing, then the tokens; empty in a row that is no record
    CONSTRAINT UQ_staging_VssEnrolment_Record UNIQUE (SourceFileKey, RecordNumber)
);
