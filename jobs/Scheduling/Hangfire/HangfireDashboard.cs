using BhytWarehouse.Jobs.Access;
using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BhytWarehouse.Jobs.Scheduling.Hangfire;

/// <summary>Hangfire's own dashboard, to look at: what is asked for is asked on the pages of the host, which know the right for each action and note who did it and why.</summary>
internal sealed class HangfireDashboard(JobStorage storage) : ISchedulerPages
{
    public string Path => "/hangfire";

    public void Add(IServiceCollection services) => services.AddHangfire(_ => { });

    public void Map(IEndpointRouteBuilder web) => web.MapHangfireDashboardWithAuthorizationPolicy(
        nameof(Right.SeeHosts), Path,
        new DashboardOptions
        {
            AppPath = "/",
            DashboardTitle = "BhytWarehouse · Hangfire",
            DisplayStorageConnectionString = false,
            IsReadOnlyFunc = _ => true,
        },
        storage);
}
