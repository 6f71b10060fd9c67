using BhytWarehouse.Jobs.Commands;
using Microsoft.AspNetCore.Http;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>In which language a page speaks: as chosen (kept in a cookie, and with the account), else that of the host.</summary>
internal static class PageLanguage
{
    private const string Cookie = "bhyt-lang";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static Language Of(HttpContext? http, Language standard) => http?.Request.Cookies[Cookie] switch
    {
        "vi" => Language.Vietnamese,
        "en" => Language.English,
        _ => standard,
    };

    public static void Keep(HttpContext http, Language language) => http.Response.Cookies.Append(
        Cookie, TagOf(language), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = Kept, IsEssential = true });

    /// <summary>As HTML names it.</summary>
    public static string TagOf(Language language) => language == Language.Vietnamese ? "vi" : "en";
}
