using BhytWarehouse.SchemaCompiler;
using BhytWarehouse.SchemaCompiler.Sqlite;

namespace BhytWarehouse.Schema.Tests;

/// <summary>A schema folder in a temporary place: the sample of this project, with files added, replaced or taken out.</summary>
public sealed class ScratchSchema : IDisposable
{
    private ScratchSchema(string root) => Root = root;

    public string Root { get; }

    public static ScratchSchema Empty() => new(Directory.CreateTempSubdirectory("schema-").FullName);

    public static ScratchSchema Sample()
    {
        ScratchSchema scratch = Empty();
        System.Reflection.Assembly assembly = typeof(ScratchSchema).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Sample/", StringComparison.Ordinal)))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            scratch.With(name["Sample/".Length..], reader.ReadToEnd());
        }

        return scratch;
    }

    public ScratchSchema With(string relativePath, string text)
    {
        string path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Replaces a text that must stand in the file.</summary>
    public ScratchSchema Edit(string relativePath, string before, string after)
    {
        string text = File.ReadAllText(Path.Combine(Root, relativePath));
        text.ShouldContain(before);
        return With(relativePath, text.Replace(before, after, StringComparison.Ordinal));
    }

    public (SchemaCompilation Compilation, SchemaErrors Errors) Compile()
    {
        SchemaErrors errors = new();
        SchemaFolder folder = SchemaFolder.Read(Root, errors);
        return (SchemaCompilation.Of(folder, errors), errors);
    }

    /// <summary>What the translation alone refuses; DacFx, which takes a moment, is not asked.</summary>
    public SchemaErrors TranslationErrors()
    {
        SchemaErrors errors = new();
        SqliteTranslation.Of(SchemaFolder.Read(Root, errors), errors);
        return errors;
    }

    /// <summary>The compilation of a schema that must be free of errors.</summary>
    public SchemaCompilation Compiled()
    {
        (SchemaCompilation compilation, SchemaErrors errors) = Compile();
        errors.InOrder.ShouldBeEmpty();
        return compilation;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
