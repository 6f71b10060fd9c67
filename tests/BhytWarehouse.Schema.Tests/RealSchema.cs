using BhytWarehouse.SchemaCompiler;

namespace BhytWarehouse.Schema.Tests;

/// <summary>The folders of warehouse-schema in this working copy, compiled once for all tests.</summary>
public static class RealSchema
{
    private static readonly Lazy<(SchemaCompilation Compilation, SchemaErrors Errors)> Made = new(() =>
    {
        SchemaErrors errors = new();
        return (SchemaCompilation.Of(SchemaFolder.Read(Root, errors), errors), errors);
    });

    public static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BhytWarehouse.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("No BhytWarehouse.sln above the tests; run them inside the working copy."), "warehouse-schema");
        }
    }

    public static SchemaCompilation Compilation => Made.Value.Compilation;

    public static SchemaErrors Errors => Made.Value.Errors;
}
