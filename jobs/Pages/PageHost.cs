using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>The web side of the job host: pages, their actions, and what keeps strangers out.</summary>
internal static class PageHost
{
    private const long LongestForm = 1024 * 1024;

    /// <summary>A page that answered "not found" has said this already, and it may be said once.</summary>
    private const string EnhancedNavigation = "blazor-enhanced-nav";

    /// <param name="home">The installation.</param>
    /// <param name="book">Its runs.</param>
    /// <param name="timetable">As the host follows it.</param>
    /// <param name="surroundings">Clock and variables.</param>
    /// <param name="language">Where nobody has chosen another.</param>
    /// <param name="urls">Where it listens.</param>
    /// <param name="schedulerPages">What the scheduler shows of itself; null where it has nothing.</param>
    public static WebApplication Build(WarehouseHome home, RunBook book, TimetableSettings timetable, CommandSurroundings surroundings, Language language, string urls, ISchedulerPages? schedulerPages)
    {
        // Nothing of the current folder: the host may be started anywhere, and what it serves lies beside the program.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(PageHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(urls).ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LongestForm;
        });
        // Built, static files lie where their packages are, and a list beside the program says where; published, they lie beside it.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        HostLog.AddTo(builder.Logging, surroundings.ReadVariable);
        builder.Logging
            // What keeps the host from starting is told in one line, by the command.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            // That the keys of sessions are kept as files of their owner alone is meant so.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AccountBook accounts = new(home.JobsPath, surroundings.Time);
        OperatorLog log = new(home.JobsPath, surroundings.Time);
        IServiceCollection services = builder.Services;
        services.AddRouting();
        services.AddWebAccess(accounts, log, home.Folder);
        services.AddSingleton(home).AddSingleton(book).AddSingleton(timetable).AddSingleton(surroundings.Time).AddSingleton(surroundings);
        services.AddSingleton(new HostBook(home.JobsPath, surroundings.Time)).AddSingleton(new StepBook(home.JobsPath, surroundings.Time));
        OpenedRules opened = new(surroundings.Time);
        services.AddSingleton<PageNotice>().AddSingleton(opened);
        services.AddScoped(provider => new Wording(PageLanguage.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext, language)));
        services.AddRazorComponents().AddInteractiveServerComponents(options => options.DisconnectedCircuitMaxRetained = 20);
        services.AddSingleton(new SchedulerLink(schedulerPages?.Path ?? ""));
        schedulerPages?.Add(services);
        WebApplication web = builder.Build();
        web.UseSecurityHeaders();
        web.UseExceptionHandler(failed => failed.Run(http => NotGivenAsync(http, StatusCodes.Status500InternalServerError)));
        web.UseStatusCodePages(told => NotGivenAsync(told.HttpContext, told.HttpContext.Response.StatusCode));
        web.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache", ContentTypeProvider = new FileExtensionContentTypeProvider() });
        web.UseWebAccess();
        web.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        web.MapAccess(accounts, log);
        new JobPageActions(book, timetable, log, surroundings.Time).Map(web);
        new AccountPageActions(accounts, log).Map(web);
        new DeskEndpoints(home, book, surroundings, opened).Map(web);
        schedulerPages?.Map(web);
        return web;
    }

    private static async Task NotGivenAsync(HttpContext http, int status)
    {
        // A page that broke while it was made has begun what belongs to its request; the page that says so begins anew.
        await using AsyncServiceScope anew = http.RequestServices.CreateAsyncScope();
        IServiceProvider broken = http.RequestServices;
        http.RequestServices = anew.ServiceProvider;
        http.Response.Headers.Remove(EnhancedNavigation);
        try
        {
            await new RazorComponentResult<NotGiven>(new { Status = status }) { StatusCode = status }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = broken;
        }
    }
}
