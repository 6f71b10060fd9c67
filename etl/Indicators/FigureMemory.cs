using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>What the standing figures were made of, kept in the transaction that wrote them: audit.FigureRun, audit.FiguredDossier, audit.FiguredPractitioner, audit.FiguredTotal.</summary>
/// <remarks>A run that is cut off leaves the memory of the run before, together with its figures.</remarks>
internal sealed class FigureMemory(SqliteConnection connection)
{
    private const string LastDecision = "SELECT COALESCE(MAX(LinkDecisionKey), 0) FROM quality_LinkDecision";

    private const string Dossiers = "INSERT INTO audit_FiguredDossier (ClaimKey, VersionSourceFileKey, MemberDurableKey, TreatingFacilityDurableKey) SELECT ClaimKey, VersionSourceFileKey, MemberDurableKey, TreatingFacilityDurableKey FROM fact_Claim";

    /// <summary>Views and tables as they stand in the file, and the program: figures of another definition are never continued.</summary>
    private string Build => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', connection.Rows("SELECT sql FROM main.sqlite_master WHERE sql IS NOT NULL ORDER BY type, name", reader => reader.GetString(0))))))}/{typeof(FigureMemory).Module.ModuleVersionId:N}";

    /// <summary>To be called in the transaction of whatever changes facts without a publication: the next figures are computed whole.</summary>
    public static void Forget(SqliteConnection connection) => connection.Run("DELETE FROM audit_FigureRun");

    /// <summary>The publication up to which figures stand that this build can continue; null where everything has to be computed.</summary>
    /// <param name="figureRunNumber">The run whose control totals stand.</param>
    public int? PublicationOf(int figureRunNumber)
    {
        List<int> standing = connection.Rows(
            $"SELECT PublicationNumber FROM audit_FigureRun WHERE FigureRunNumber = @run AND BuildCode = @build AND LinkDecisionKey = ({LastDecision})", reader => reader.GetInt32(0), ("@run", figureRunNumber), ("@build", Build));
        return standing.Count == 1 ? standing[0] : null;
    }

    /// <summary>Keeps what the figures of this run were made of.</summary>
    /// <param name="reach">The dossiers that changed; null where all were taken.</param>
    public void Keep(int figureRunNumber, DossierReach? reach)
    {
        Forget(connection);
        connection.Run(
            $"INSERT INTO audit_FigureRun (FigureRunNumber, PublicationNumber, LinkDecisionKey, BuildCode) SELECT @run, COALESCE(MAX(PublicationNumber), 0), ({LastDecision}), @build FROM audit_LoadRun", ("@run", figureRunNumber), ("@build", Build));
        if (reach is null)
        {
            connection.Run("DELETE FROM audit_FiguredDossier");
            connection.Run(Dossiers);
            connection.Run("DELETE FROM audit_FiguredPractitioner");
            connection.Run("INSERT INTO audit_FiguredPractitioner (TreatingFacilityDurableKey, PractitionerDurableKey) SELECT DISTINCT TreatingFacilityDurableKey, PractitionerDurableKey FROM fact_ClaimLine WHERE PractitionerDurableKey > 0");
            return;
        }

        connection.Run($"DELETE FROM audit_FiguredDossier WHERE ClaimKey IN ({DossierReach.ChangedClaims})");
        connection.Run($"{Dossiers} WHERE ClaimKey IN ({DossierReach.ChangedClaims})");
        connection.Run($"DELETE FROM audit_FiguredPractitioner WHERE TreatingFacilityDurableKey IN ({DossierReach.Facilities})");
        connection.Run(
            $"INSERT INTO audit_FiguredPractitioner (TreatingFacilityDurableKey, PractitionerDurableKey) SELECT DISTINCT TreatingFacilityDurableKey, PractitionerDurableKey FROM {reach.OfFacilities.NameOf("fact", "ClaimLine")} WHERE PractitionerDurableKey > 0");
    }
}
