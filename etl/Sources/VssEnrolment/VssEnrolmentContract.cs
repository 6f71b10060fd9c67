using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;
using CsvHelper;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>The columns of the extract (VssEnrolmentContract.csv beside this file) and the tables that they fill.</summary>
public static class VssEnrolmentContract
{
    public static IReadOnlyList<VssEnrolmentField> Fields { get; } = ReadFields();

    public static StagingTable Enrolment { get; } = new("staging", "VssEnrolment",
    [
        "LoadRunKey", "SourceFileKey", "RecordNumber", "Disposition", "MemberToken", "CardToken", "CitizenToken", "HouseholdToken", "CardGroupCode", "CardBenefitCode", "GIOI_TINH", "BirthYear",
        "MA_TINH", "MA_XA", "MA_DKBD", "GT_THE_TU", "GT_THE_DEN", "PHUONG_AN", "NSTW_HO_TRO", "NSDP_HO_TRO", "NGAY_TRICH",
    ]);

    public static IReadOnlyList<StagingTable> Tables { get; } = [Enrolment, QualityTables.Finding, QualityTables.Quarantine];

    private static readonly FrozenDictionary<string, int> Positions =
        Fields.Select((field, position) => (field.Name, position)).ToFrozenDictionary(pair => pair.Name, pair => pair.position, StringComparer.OrdinalIgnoreCase);

    /// <summary>The position of a field in <see cref="Fields"/>, -1 for a column that the contract does not know.</summary>
    public static int PositionOf(string columnName) => Positions.TryGetValue(columnName, out int position) ? position : -1;

    private static List<VssEnrolmentField> ReadFields()
    {
        Type home = typeof(VssEnrolmentContract);
        using StreamReader text = new(home.Assembly.GetManifestResourceStream($"{home.Namespace}.VssEnrolmentContract.csv")!, Encoding.UTF8);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        List<VssEnrolmentField> fields = [];
        while (csv.Read())
        {
            fields.Add(new VssEnrolmentField(csv.GetField("Field")!, csv.GetField("Type")!, csv.GetField<int>("Length"), csv.GetField("IsRequired") == "1",
                csv.GetField("Storage")!, csv.GetField("IsPersonal") == "1", csv.GetField("Basis")!, csv.GetField("Meaning")!));
        }

        return fields;
    }
}
