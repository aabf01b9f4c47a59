@echo off
rem Runs the command line. Needs Java 17 or newer.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:TieredStopAtLevel=1 -Dwaba-profile.program=waba-profile -jar "%~dp0waba-profile.jar" %*
exit /b %errorlevel%
