namespace BhytWarehouse.SchemaCompiler;

/// <summary>The .sql files below warehouse-schema, and the two scripts written by hand that run around a deployment.</summary>
public sealed class SchemaFolder
{
    /// <summary>The stages in the order in which rows pass them; also the order of the catalogue.</summary>
    public static readonly IReadOnlyList<string> Stages =
        ["staging", "quality", "conform", "dim", "fact", "derive", "indicator", "signal", "mart", "audit", "security"];

    private SchemaFolder(string root, IReadOnlyList<SqlFile> files, string preDeployment, string postDeployment) =>
        (Root, Files, PreDeployment, PostDeployment) = (root, files, preDeployment, postDeployment);

    public string Root { get; }

    public IReadOnlyList<SqlFile> Files { get; }

    public string PreDeployment { get; }

    public string PostDeployment { get; }

    public static SchemaFolder Read(string root, SchemaErrors errors)
    {
        List<SqlFile> files = [];
        foreach (string stage in Stages)
        {
            string folder = Path.Combine(root, stage);
            if (!Directory.Exists(folder))
            {
                continue;
            }

            foreach (string path in Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                string relative = Path.GetRelativePath(root, path).Replace('\\', '/');
                int depth = relative.Count(letter => letter == '/');
                if (depth != 1 && !(stage == "mart" && depth == 2))
                {
                    errors.Add(path, 1, 1, "BW0002", $"{relative} lies too deep; expected {stage}/Object.sql (or mart/Dataset/Object.sql). Move the file.");
                    continue;
                }

                files.Add(SqlFile.Parse(path, relative, ReadText(path), errors));
            }
        }

        return new SchemaFolder(root, files, Deployment(root, "PreDeployment.sql", errors), Deployment(root, "PostDeployment.sql", errors));
    }

    private static string Deployment(string root, string name, SchemaErrors errors)
    {
        string path = Path.Combine(root, "deployment", name);
        if (!File.Exists(path))
        {
            return "";
        }

        string text = ReadText(path);
        SqlFile.Parse(path, "deployment/" + name, text, errors);
        return text;
    }

    // Checkouts differ in line ends; what is built from them must not.
    private static string ReadText(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");
}
