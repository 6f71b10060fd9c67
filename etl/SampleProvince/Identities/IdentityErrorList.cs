using System.Globalization;
using System.Text;

namespace BhytWarehouse.SampleProvince.Identities;

/// <summary>The kinds of ErrorKinds.csv in the order of the file. The list was fixed before the noise and the noise before the matcher.</summary>
internal static class IdentityErrorList
{
    /// <summary>The highest edition that a kind came with.</summary>
    public static int Version => All.Max(entry => entry.Since);

    public static IReadOnlyList<IdentityErrorEntry> All { get; } = Read();

    private static List<IdentityErrorEntry> Read()
    {
        Type home = typeof(IdentityErrorList);
        using StreamReader text = new(
            home.Assembly.GetManifestResourceStream($"{home.Namespace}.ErrorKinds.csv")
                ?? throw new InvalidOperationException("The build left out the embedded file Identities/ErrorKinds.csv."), Encoding.UTF8);
        text.ReadLine();
        List<IdentityErrorEntry> entries = [];
        while (text.ReadLine() is { } line)
        {
            string[] parts = line.Split(',', 7);
            entries.Add(new IdentityErrorEntry(
                Enum.Parse<IdentityErrorKind>(parts[1]), int.Parse(parts[0], CultureInfo.InvariantCulture), parts[2] == "Error", parts[4] is "Both" or "Residents",
                parts[4] is "Both" or "Insured", int.Parse(parts[5], CultureInfo.InvariantCulture), parts[6]));
        }

        return entries;
    }
}
