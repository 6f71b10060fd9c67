-- Grain: one row per line of a resident register extract that passed the gate: a count of residents, a resident, or a count of civil status events.
-- Person  SO_DDCNToken
-- Forgets  HO_TENToken, MA_HOToken, NGAY_SINHYear, GIOI_TINH, MatchTokens
CREATE TABLE staging.MpsResidents
(
    LoadRunKey     int          NOT NULL,
    SourceFileKey  int          NOT NULL,
    RecordNumber   int          NOT NULL, -- row in the file, from 1
    Disposition    smallint     NOT NULL, -- 0 to be loaded, 5 duplicate, 6 not stored (numbering, totals, signatures)
    LayoutCode     varchar(20)  NOT NULL, -- Counts, Persons or Events
    NGAY_SO_LIEU   int          NOT NULL, -- day for which the register was read, yyyymmdd; 0 in Events
    MA_TINH        varchar(2)   NOT NULL,
    MA_XA          varchar(5)   NOT NULL,
    GIOI_TINH      smallint     NOT NULL,
    NHOM_TUOI      varchar(10)  NOT NULL, -- of Counts
    SO_THUONG_TRU  int          NOT NULL, -- permanent residents
    SO_TAM_TRU     int          NOT NULL, -- temporary residents
    SO_DDCNToken   char(32)     NOT NULL, -- keyed token of the personal id; Persons only
    HO_TENToken    char(32)     NOT NULL, -- keyed token of the name in capitals; Persons only
    NGAY_SINHYear  smallint     NOT NULL,
    LOAI_CU_TRU    varchar(20)  NOT NULL, -- THUONG_TRU or TAM_TRU; Persons only
    MA_HOToken     char(32)     NOT NULL, -- keyed token of the register's household; Persons only
    THANG          int          NOT NULL, -- month of the events, yyyymm; 0 elsewhere
    LOAI_SU_KIEN   varchar(20)  NOT NULL, -- of Events: SINH, TU, DEN, DI, CHUYEN_DEN, CHUYEN_DI
    SO_NGUOI       int          NOT NULL, -- people of the events
    MatchTokens    varchar(284) NOT NULL, -- keyed tokens of name, birth date and personal id, packed: 16 digits that stand for the writing, then the tokens; Persons only
    CONSTRAINT UQ_staging_MpsResidents_Record UNIQUE (SourceFileKey, RecordNumber)
);
