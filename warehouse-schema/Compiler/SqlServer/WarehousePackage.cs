using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;

namespace BhytWarehouse.SchemaCompiler.SqlServer;

/// <summary>The schema as DacFx sees it: validated as a whole, packed with its deployment scripts, and scripted.</summary>
public static partial class WarehousePackage
{
    public const string DatabaseName = "BhytWarehouse";

    // Code columns compare by code point, as SQLite does it.
    private const string Collation = "Latin1_General_100_BIN2";

    // A zip entry cannot be older; one fixed time makes equal schemas equal bytes.
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Builds the package; null when the model has errors, which are reported with file and line.</summary>
    public static byte[]? Build(IReadOnlyList<SqlFile> files, string preDeployment, string postDeployment, SchemaErrors errors)
    {
        using TSqlModel model = new(SqlServerVersion.Sql150, new TSqlModelOptions { Collation = Collation });
        bool isComplete = !errors.Any;
        foreach (SqlFile file in files)
        {
            if (file.Script is null)
            {
                isComplete = false;
                continue;
            }

            try
            {
                model.AddOrUpdateObjects(file.Text, file.RelativePath, new TSqlObjectOptions());
            }
            catch (DacModelException exception)
            {
                isComplete = false;
                errors.Add(file.Path, 1, 1, "BW0100", exception.Message.ReplaceLineEndings(" "));
            }
        }

        foreach (DacModelMessage message in model.Validate())
        {
            if (message.MessageType == DacMessageType.Error)
            {
                isComplete = false;
                (SqlFile? file, int line) = Locate(message.Message, files);
                if (file is not null && errors.Concerns(file))
                {
                    // The translation found it already, with the exact place.
                    continue;
                }

                errors.Add(file?.Path ?? DatabaseName, line, 1, Invariant($"{message.Prefix}{message.Number}"), message.Message.ReplaceLineEndings(" "));
            }
        }

        if (!isComplete)
        {
            return null;
        }

        using MemoryStream built = new();
        DacPackageExtensions.BuildPackage(built, model, new PackageMetadata { Name = DatabaseName, Version = "1.0.0.0" });
        return WithDeploymentScripts(built.ToArray(), preDeployment, postDeployment);
    }

    /// <summary>The script that creates the whole database in an empty server, deployment scripts included.</summary>
    public static string CreateScript(byte[] package)
    {
        using MemoryStream stream = new(package);
        using DacPackage loaded = DacPackage.Load(stream);
        string script = DacServices.GenerateCreateScript(loaded, DatabaseName, new DacDeployOptions { ScriptDatabaseCollation = true });
        return script.ReplaceLineEndings("\n");
    }

    // A message names the object in brackets, not the file; the first name that is a file of ours is the one at fault,
    // and the line is the first one that holds the last word of the unresolved reference.
    private static (SqlFile? File, int Line) Locate(string message, IReadOnlyList<SqlFile> files)
    {
        List<string[]> names = [.. BracketedName().Matches(message).Select(match => BracketedPart().Matches(match.Value).Select(part => part.Groups[1].Value).ToArray())];
        SqlFile? file = names.Where(name => name.Length >= 2)
            .Select(name => files.FirstOrDefault(candidate => candidate.Schema == name[0] && candidate.Name == name[1]))
            .FirstOrDefault(candidate => candidate is not null);
        if (file is null)
        {
            return (files.FirstOrDefault(candidate => names.Any(name => candidate.Text.Contains(name[^1], StringComparison.Ordinal))), 1);
        }

        string[] lines = file.Text.Split('\n');
        foreach (string[] name in Enumerable.Reverse(names))
        {
            int at = Array.FindIndex(lines, line => !line.StartsWith("--", StringComparison.Ordinal) && Regex.IsMatch(line, $@"\b{Regex.Escape(name[^1])}\b"));
            if (at >= 0)
            {
                return (file, at + 1);
            }
        }

        return (file, 1);
    }

    private static byte[] WithDeploymentScripts(byte[] package, string preDeployment, string postDeployment)
    {
        SortedDictionary<string, byte[]> parts = new(StringComparer.Ordinal);
        using (ZipArchive archive = new(new MemoryStream(package), ZipArchiveMode.Read))
        {
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using Stream content = entry.Open();
                using MemoryStream copy = new();
                content.CopyTo(copy);
                parts[entry.FullName] = copy.ToArray();
            }
        }

        parts["[Content_Types].xml"] = Edited(parts["[Content_Types].xml"], types => types.Root!.Add(
            new XElement(types.Root.Name.Namespace + "Default", new XAttribute("Extension", "sql"), new XAttribute("ContentType", "text/plain"))));
        parts["Origin.xml"] = Edited(parts["Origin.xml"], StillTheOrigin);
        parts["predeploy.sql"] = Encoding.UTF8.GetBytes(preDeployment);
        parts["postdeploy.sql"] = Encoding.UTF8.GetBytes(postDeployment);

        using MemoryStream result = new();
        using (ZipArchive archive = new(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in parts)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name, System.IO.Compression.CompressionLevel.Optimal);
                entry.LastWriteTime = FixedTime;
                using Stream target = entry.Open();
                target.Write(content);
            }
        }

        return result.ToArray();
    }

    // The moment and the random id of a build say nothing about the schema.
    private static void StillTheOrigin(XDocument origin)
    {
        XNamespace space = origin.Root!.Name.Namespace;
        XElement operation = origin.Root.Element(space + "Operation")!;
        operation.Element(space + "Identity")!.Value = Guid.Empty.ToString();
        operation.Element(space + "Start")!.Value = "1980-01-01T00:00:00.0000000+00:00";
        operation.Element(space + "End")!.Value = "1980-01-01T00:00:00.0000000+00:00";
    }

    private static byte[] Edited(byte[] content, Action<XDocument> edit)
    {
        XDocument document = XDocument.Load(new MemoryStream(content));
        edit(document);
        using MemoryStream result = new();
        document.Save(result);
        return result.ToArray();
    }

    [GeneratedRegex(@"\[[^\]]+\](?:(?:\.|::)\[[^\]]+\])*")]
    private static partial Regex BracketedName();

    [GeneratedRegex(@"\[([^\]]+)\]")]
    private static partial Regex BracketedPart();
}
