using System.Text;
using System.Text.RegularExpressions;

namespace BhytWarehouse.Jobs.Tests.Commands;

/// <summary>The example file of claims, with its contents as XML instead of base64 so that a field can be changed.</summary>
internal static class DossierExample
{
    public static string Text()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BhytWarehouse.sln")))
        {
            folder = folder.Parent;
        }

        string text = File.ReadAllText(Path.Combine(folder!.FullName, "etl/Sources/VssClaims/Examples/00013_20250504.xml"));
        return Regex.Replace(text, "<NOIDUNGFILE>([^<]+)</NOIDUNGFILE>", match => $"<NOIDUNGFILE>{Regex.Replace(Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value)), "^\\uFEFF?<[?]xml[^>]*>", "")}</NOIDUNGFILE>");
    }

    /// <summary>In the first dossier alone, whose summary comes first.</summary>
    public static string Spoil(string text, string field, string value) =>
        new Regex($"<{field}>[^<]*</{field}>").Replace(text, $"<{field}>{value}</{field}>", 1);
}
