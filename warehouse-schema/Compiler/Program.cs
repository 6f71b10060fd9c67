using System.Text.Json;
using BhytWarehouse.SchemaCompiler;
using BhytWarehouse.SchemaCompiler.Catalogue;

// --source warehouse-schema --output obj/…/schema [--accept]; run by the build of BhytWarehouse.Schema.csproj.
string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
if (Option("--source") is not { } source || Option("--output") is not { } output)
{
    Console.Error.WriteLine("Usage: BhytWarehouse.SchemaCompiler --source FOLDER --output FOLDER [--accept]");
    return 2;
}

bool accept = args.Contains("--accept");
SchemaErrors errors = new();
SchemaFolder folder = SchemaFolder.Read(Path.GetFullPath(source), errors);
SchemaCompilation compilation = SchemaCompilation.Of(folder, errors);
string contract = MartContract.Write(compilation.Translation, errors);
if (!errors.Any)
{
    CommittedText.CompareOrAccept(Path.Combine(folder.Root, MartContract.FileName), contract, accept, errors);
    string readmePath = Path.Combine(folder.Root, ReadmeCatalogue.FileName);
    string readme = File.Exists(readmePath) ? File.ReadAllText(readmePath).ReplaceLineEndings("\n") : "";
    if (ReadmeCatalogue.Replace(readme, compilation.Objects) is { } catalogue)
    {
        CommittedText.CompareOrAccept(readmePath, catalogue, accept, errors);
    }
    else
    {
        errors.Add(readmePath, 1, 1, "BW0501", $"The two marker lines of the generated catalogue are missing. Add '{ReadmeCatalogue.Start}' and '{ReadmeCatalogue.End}'.");
    }
}

if (errors.Any)
{
    foreach (SchemaError error in errors.InOrder)
    {
        Console.WriteLine(error);
    }

    return 1;
}

Directory.CreateDirectory(output);
File.WriteAllBytes(Path.Combine(output, "BhytWarehouse.dacpac"), compilation.Package!);
File.WriteAllText(Path.Combine(output, "BhytWarehouse.create.sql"), compilation.CreateScript);
File.WriteAllText(Path.Combine(output, "BhytWarehouse.sqlite.sql"), compilation.SqliteScript);
File.WriteAllText(Path.Combine(output, "catalogue.json"), JsonSerializer.Serialize(new { compilation.Hash, compilation.Objects }));
foreach (string line in compilation.Translation.LeftOut.Summary)
{
    Console.WriteLine(line);
}

Console.WriteLine(FormattableString.Invariant($"schema {compilation.Hash[..12]}: {compilation.Translation.Tables.Count} tables, {compilation.Translation.Views.Count} views"));
return 0;
