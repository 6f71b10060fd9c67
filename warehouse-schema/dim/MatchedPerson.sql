-- Grain: one row per participant whom the links that stand name one person with a resident or with another participant.
-- Caution  bridge: several participants of one PersonToken are one person with several BHXH numbers; who has no row stands alone; taken anew from fact.IdentityLink when figures are computed
-- Persons  MemberToken, PersonToken
CREATE TABLE dim.MatchedPerson
(
    MemberToken  char(32) NOT NULL, -- the participant, as in dim.Member
    PersonToken  char(32) NOT NULL, -- the resident's CitizenToken, or where no resident is linked the least MemberToken of the person
    RegisterCode char(3)  NOT NULL, -- MPS or VSS: of whom PersonToken is
    CONSTRAINT PK_dim_MatchedPerson PRIMARY KEY (MemberToken)
);
GO
-- A resident asks from that side.
CREATE INDEX IX_dim_MatchedPerson_Person ON dim.MatchedPerson (PersonToken);
