-- Grain: one row per code and validity of a code list that ships with the product.
-- Caution  the meaning of the attributes depends on the list and is told where conform reads them
CREATE TABLE staging.CodeList
(
    LoadRunKey         int           NOT NULL,
    ListName           varchar(30)   NOT NULL,
    Code               varchar(20)   NOT NULL,
    CodeName           nvarchar(255) NOT NULL,
    CodeNameVietnamese nvarchar(255) NOT NULL,
    ValidFromDateKey   int           NOT NULL,
    ValidToDateKey     int           NOT NULL,
    Attribute1         nvarchar(255) NOT NULL,
    Attribute2         nvarchar(255) NOT NULL,
    Attribute3         nvarchar(255) NOT NULL
);
