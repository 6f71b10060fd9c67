-- Grain: one row per link of two identities that are held for one person, and period in which the link stood with one kind, status and evidence.
-- Caution  links that were withdrawn stay (WithdrawnLoadRunKey > 0); figures count every link that stands, those for review included: see dim.MatchedPerson
-- Persons  OneToken, MemberToken
CREATE TABLE fact.IdentityLink
(
    IdentityLinkKey     bigint        NOT NULL,
    KindCode            varchar(20)   NOT NULL, -- Person (the participant is the resident), SecondIdentity (one more BHXH number of a linked resident), WithinInsured (two BHXH numbers, no resident says so)
    StatusCode          varchar(10)   NOT NULL, -- Accepted, Review (more likely right than wrong, to be looked at) or Confirmed (by a reviewer)
    RegisterCode        char(3)       NOT NULL, -- of OneToken: MPS a resident, VSS another participant
    OneToken            char(32)      NOT NULL, -- the resident's CitizenToken, or a MemberToken
    MemberToken         char(32)      NOT NULL, -- the participant
    Score               decimal(6, 2) NOT NULL, -- base-2 logarithm of the odds that the link is right, against all other explanations; 999.99 where a reviewer said so
    EvidenceCodes       varchar(20)   NOT NULL, -- name, birth, citizen id, BHXH number, sex and place as etl/Matching/EvidenceWeights.csv names their agreement, such as N0 B0 C0 I? S0 P1
    EvidenceBits        varchar(60)   NOT NULL, -- what each of them weighs, in the same order
    MethodCode          varchar(10)   NOT NULL, -- version of the method that made the link
    LoadRunKey          int           NOT NULL, -- the last load before the link was made
    WithdrawnLoadRunKey int           NOT NULL, -- the last load before it was withdrawn; -1 while it stands
    WithdrawalCode      varchar(10)   NOT NULL, -- Evidence (later rows say otherwise), Reviewer, Method or Restated (the pair stands with another kind, status or evidence); empty while it stands
    CONSTRAINT PK_fact_IdentityLink PRIMARY KEY (IdentityLinkKey)
);
