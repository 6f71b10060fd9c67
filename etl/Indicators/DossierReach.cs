using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Whom the dossiers reach that changed since the standing figures: their facilities, their participants with all whom matching takes for the same person, and the practitioners of these facilities.</summary>
/// <remarks>
/// A dossier changed when the figures saw another version of it, or none, or when it is gone: audit.FiguredDossier beside fact.Claim. Facilities of which the ledger says that anything came or moved are added, so
/// that check-ins without a dossier are followed as well. All of it stands in temporary tables; the restricted copies of the star are made when they are first asked for.
/// </remarks>
internal sealed class DossierReach
{
    /// <summary>With more facilities than this, or more than a part of all dossiers, one pass over everything is quicker.</summary>
    private const int MostFacilities = 40;
    private const int LeastPart = 3;

    /// <summary>The keys of the versions that came and of those that went, as a subquery.</summary>
    public const string ChangedClaims = "SELECT ClaimKey FROM temp.changedClaim";

    public const string Facilities = "SELECT FacilityDurableKey FROM temp.changedFacility";

    public const string FacilityCodes = "SELECT FacilityCode FROM dim_Facility WHERE FacilityDurableKey IN (SELECT FacilityDurableKey FROM temp.changedFacility)";

    public const string Members = "SELECT MemberDurableKey FROM temp.changedMember";

    /// <summary>The keys of all dossiers of the participants, in the versions that the figures saw and in those that stand.</summary>
    public const string ClaimsOfMembers = "SELECT ClaimKey FROM temp.changedMemberClaim";

    public const string Practitioners = "SELECT PractitionerDurableKey FROM temp.changedPractitioner";

    private static readonly string[] Own = ["changed", "facility_", "member_", "practitioner_"];

    private readonly SqliteConnection _connection;
    private readonly Lazy<RestrictedStar> _ofFacilities;
    private readonly Lazy<RestrictedStar> _ofMembers;
    private readonly Lazy<RestrictedStar> _ofPractitioners;

    private DossierReach(SqliteConnection connection)
    {
        _connection = connection;
        _ofFacilities = new(() => new RestrictedStar(connection, "facility", $"SELECT ClaimKey FROM fact_Claim WHERE TreatingFacilityDurableKey IN ({Facilities})"));
        _ofMembers = new(() => new RestrictedStar(connection, "member", $"SELECT ClaimKey FROM fact_Claim WHERE MemberDurableKey IN ({Members}) OR ClaimKey IN ({ChangedClaims})"));
        _ofPractitioners = new(PractitionersAndTheirFacilities);
    }

    public bool HasChanged { get; private init; }

    /// <summary>Gets whether so much changed that following it does not pay.</summary>
    public bool IsTooFar { get; private init; }

    /// <summary>Everything that the changed facilities billed.</summary>
    public RestrictedStar OfFacilities => _ofFacilities.Value;

    /// <summary>Everything that was billed for the participants, wherever.</summary>
    public RestrictedStar OfMembers => _ofMembers.Value;

    /// <summary>Everything of every facility where a practitioner of a changed facility ordered.</summary>
    public RestrictedStar OfPractitioners => _ofPractitioners.Value;

    public static DossierReach Since(SqliteConnection connection, int publication)
    {
        foreach ((string type, string name) in connection.Rows("SELECT type, name FROM sqlite_temp_master WHERE type IN ('table', 'view') ORDER BY type DESC", reader => (reader.GetString(0), reader.GetString(1))))
        {
            // Of an earlier run on the same connection.
            if (Own.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                connection.Run($"DROP {type} temp.{name}");
            }
        }

        connection.Run("CREATE TEMP TABLE changedClaim (ClaimKey INTEGER PRIMARY KEY, FacilityDurableKey INT NOT NULL, MemberDurableKey INTEGER NOT NULL, OtherMemberDurableKey INTEGER NOT NULL)");
        connection.Run(
            """
            INSERT INTO temp.changedClaim
            SELECT seen.ClaimKey, seen.TreatingFacilityDurableKey, seen.MemberDurableKey, COALESCE(claim.MemberDurableKey, -1)
            FROM audit_FiguredDossier AS seen LEFT JOIN fact_Claim AS claim ON claim.ClaimKey = seen.ClaimKey
            WHERE claim.ClaimKey IS NULL OR claim.VersionSourceFileKey <> seen.VersionSourceFileKey OR claim.MemberDurableKey <> seen.MemberDurableKey OR claim.TreatingFacilityDurableKey <> seen.TreatingFacilityDurableKey
            UNION ALL
            SELECT claim.ClaimKey, claim.TreatingFacilityDurableKey, claim.MemberDurableKey, -1
            FROM fact_Claim AS claim WHERE NOT EXISTS (SELECT 1 FROM audit_FiguredDossier AS seen WHERE seen.ClaimKey = claim.ClaimKey)
            """);
        connection.Run("CREATE TEMP TABLE changedFacility (FacilityDurableKey INTEGER PRIMARY KEY)");
        connection.Run(
            """
            INSERT INTO temp.changedFacility
            SELECT FacilityDurableKey FROM temp.changedClaim
            UNION
            SELECT claim.TreatingFacilityDurableKey FROM fact_Claim AS claim WHERE claim.ClaimKey IN (SELECT ClaimKey FROM temp.changedClaim)
            UNION
            SELECT facility.FacilityDurableKey
            FROM audit_Ledger AS entry
            INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = entry.LoadRunKey AND run.FeedCode = 'VssClaims'
            INNER JOIN dim_Facility AS facility ON facility.FacilityCode = entry.FacilityCode
            WHERE run.PublicationNumber > @after OR entry.MovedByLoadRunKey IN (SELECT LoadRunKey FROM audit_LoadRun WHERE PublicationNumber > @after)
            """,
            ("@after", publication));
        connection.Run("CREATE TEMP TABLE changedMember (MemberDurableKey INTEGER PRIMARY KEY)");
        connection.Run("INSERT INTO temp.changedMember SELECT MemberDurableKey FROM temp.changedClaim WHERE MemberDurableKey > 0 UNION SELECT OtherMemberDurableKey FROM temp.changedClaim WHERE OtherMemberDurableKey > 0");
        // One person can be several participants: by the links that stand, those for review included.
        const string tokens = "SELECT member.MemberToken FROM dim_Member AS member WHERE member.MemberDurableKey IN (SELECT MemberDurableKey FROM temp.changedMember)";
        connection.Run(
            $"""
            INSERT OR IGNORE INTO temp.changedMember
            SELECT other.MemberDurableKey FROM dim_Member AS other
            WHERE other.MemberDurableKey > 0 AND other.MemberToken IN
            (
                SELECT same.MemberToken FROM dim_MatchedPerson AS same WHERE same.PersonToken IN (SELECT matched.PersonToken FROM dim_MatchedPerson AS matched WHERE matched.MemberToken IN ({tokens}))
                UNION SELECT link.OneToken FROM fact_IdentityLink AS link WHERE link.MemberToken IN ({tokens})
                UNION SELECT link.MemberToken FROM fact_IdentityLink AS link WHERE link.OneToken IN ({tokens})
            )
            """);
        connection.Run("CREATE TEMP TABLE changedMemberClaim (ClaimKey INTEGER PRIMARY KEY)");
        connection.Run(
            """
            INSERT INTO temp.changedMemberClaim
            SELECT ClaimKey FROM audit_FiguredDossier WHERE MemberDurableKey IN (SELECT MemberDurableKey FROM temp.changedMember)
            UNION SELECT ClaimKey FROM fact_Claim WHERE MemberDurableKey IN (SELECT MemberDurableKey FROM temp.changedMember)
            UNION SELECT ClaimKey FROM temp.changedClaim
            """);
        long facilities = connection.ScalarLong("SELECT COUNT(*) FROM temp.changedFacility");
        return new DossierReach(connection)
        {
            HasChanged = facilities > 0,
            IsTooFar = facilities > MostFacilities
                || connection.ScalarLong($"SELECT COUNT(*) FROM fact_Claim WHERE TreatingFacilityDurableKey IN ({Facilities})") * LeastPart > connection.ScalarLong("SELECT COUNT(*) FROM fact_Claim"),
        };
    }

    private RestrictedStar PractitionersAndTheirFacilities()
    {
        _connection.Run("CREATE TEMP TABLE changedPractitioner (PractitionerDurableKey INTEGER PRIMARY KEY)");
        _connection.Run(
            $"""
            INSERT INTO temp.changedPractitioner
            SELECT PractitionerDurableKey FROM audit_FiguredPractitioner WHERE TreatingFacilityDurableKey IN ({Facilities})
            UNION SELECT PractitionerDurableKey FROM {OfFacilities.NameOf("fact", "ClaimLine")} WHERE PractitionerDurableKey > 0
            """);
        // Practitioners of the changed facilities as they order now; elsewhere nothing changed, so what the figures saw there still holds.
        return new RestrictedStar(
            _connection,
            "practitioner",
            $"SELECT ClaimKey FROM fact_Claim WHERE TreatingFacilityDurableKey IN ({Facilities} UNION SELECT TreatingFacilityDurableKey FROM audit_FiguredPractitioner WHERE PractitionerDurableKey IN ({Practitioners}))");
    }
}
