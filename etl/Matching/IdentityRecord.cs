using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Matching;

/// <summary>One identity of one register as the matcher sees it: tokens and what is in clear anyway.</summary>
/// <param name="Key">Unique over both registers; links name it, and of two equal candidates the lower key goes first.</param>
/// <param name="BirthYear">0 when unknown.</param>
/// <param name="Sex">1 male, 2 female; anything else is unknown.</param>
/// <param name="CommuneKey">The durable key of the present commune; 0 or less is unknown. Both registers have to speak of the same edition of units.</param>
/// <param name="Household">Any number that households of the one register share; 0 when unknown. The registers may number households differently.</param>
public readonly record struct IdentityRecord(long Key, MatchTokens Tokens, int BirthYear, int Sex, int CommuneKey, long Household);
