-- Grain: one row per visit as received.
CREATE TABLE staging.Visit
(
    LoadRunKey int            NOT NULL,
    MA_LK      nvarchar(100)  NOT NULL,
    MA_CSKCB   varchar(5)     NOT NULL,
    NGAY_VAO   char(12)       NOT NULL,
    T_BHTT     decimal(18, 2) NOT NULL
);
