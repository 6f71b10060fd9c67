namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Runs on the real units where the machine has them; elsewhere says why it did not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AdministrativeDataFactAttribute : FactAttribute
{
    public AdministrativeDataFactAttribute()
    {
        if (!File.Exists(Units) || !File.Exists(Conversion))
        {
            Skip = $"The real units are not in {Folder}; set BHYT_ADMINISTRATIVE_DATA to the folder of administrative-units-2026-07.json and commune-conversion-2025.csv.";
        }
    }

    public static string Folder => Environment.GetEnvironmentVariable("BHYT_ADMINISTRATIVE_DATA") ?? "/work/shared/data";

    public static string Units => Path.Combine(Folder, "administrative-units-2026-07.json");

    public static string Conversion => Path.Combine(Folder, "commune-conversion-2025.csv");
}
