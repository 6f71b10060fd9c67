using System.Reflection;
using BhytWarehouse.Etl;
using BhytWarehouse.Jobs;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Pages;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;

namespace BhytWarehouse.Browser.Tests.Access;

/// <summary>Every page and every action that the host has, as it maps them: a new one is tested without being named here.</summary>
internal static class PagePaths
{
    /// <summary>Pages by their address; of those with a place in it, the first there is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => System.Text.RegularExpressions.Regex.Replace(route.Template, @"\{[^}]*\}", "1")),
    ];

    public static IReadOnlyList<PageActionEntry> Actions { get; } = ReadActions();

    private static List<PageActionEntry> ReadActions()
    {
        string folder = Directory.CreateTempSubdirectory("bhyt-routes-").FullName;
        try
        {
            WarehouseHome home = WarehouseHome.OpenOrCreate(Path.Combine(folder, "warehouse.db"), TimeProvider.System);
            CommandSurroundings surroundings = new(TextWriter.Null, TextWriter.Null, _ => null, TimeProvider.System, TerminalWidth: null);
            WebApplication web = PageHost.Build(home, new RunBook(home.JobsPath, TimeProvider.System), new TimetableSettings(folder, Timetable.Lines), surroundings, Language.English, "http://127.0.0.1:0", schedulerPages: null);
            return
            [
                .. ((IEndpointRouteBuilder)web).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(PageActions.Prefix, StringComparison.Ordinal))
                    .Select(endpoint => new PageActionEntry(
                        endpoint.RoutePattern.RawText!,
                        endpoint.Metadata.GetMetadata<IAuthorizeData>() is { Policy: { } policy } ? Enum.Parse<Right>(policy) : null,
                        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
